package io.holdfast.callevents.domain;

import io.holdfast.callevents.domain.Legs.Speaker;
import io.holdfast.callevents.domain.Verdict.Stand;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the caller is, from step to step: in a queue, with whom, held, handed on, and at the end.
///
/// ```
/// MENU ──► QUEUE ──► TALK ◄──► HOLD        TALK, HOLD ──► TRANSFER ──► QUEUE, TALK
///   ▲        │        │                    any but ENDED ──► ENDED
///   └────────┴────────┘ (left the queue, or the last agent left)
/// ```
///
/// A platform may tell one fact from several sources, whose clocks differ a little, and not tell
/// another at all. So each step is taken for what it can still mean where the call stands.
final class Course {
  private final Waits waits = new Waits();
  private final Legs legs = new Legs();
  private final Verdict verdict = new Verdict();
  private final Silence silence = new Silence();
  private final Transfers transfers = new Transfers();

  private Phase phase = Phase.MENU;
  private @Nullable String queue;
  private @Nullable String agent;
  private @Nullable Instant joinedAt;
  private @Nullable Instant endedAt;
  private @Nullable String endedLeg;

  void queued(@Nullable String name, Instant at) {
    boolean talking = phase == Phase.TALK && !legs.nobodyPresent();
    if (talking && isRecent(joinedAt, at) && sameQueue(name)) {
      return; // told late: he was answered out of this queue a moment ago
    }
    waits.enterQueue(at);
    queue = name == null ? queue : name;
    legs.allAreAside();
    goOn(Phase.QUEUE, at);
  }

  void leftQueue(@Nullable String name, Instant at, String source) {
    if (!sameQueue(name)) {
      return; // he waits in another queue by now
    }
    waits.leaveQueue(at);
    if (phase == Phase.QUEUE) {
      verdict.brokeOff(stand(at, source));
      phase = Phase.MENU;
    }
  }

  void joined(Happening.AgentJoined joined, Instant at) {
    boolean isNew = legs.join(joined.agent(), joined.legId(), at);
    if (!isNew && phase != Phase.TRANSFER) {
      return;
    }
    waits.reachPerson(at);
    agent = joined.agent();
    joinedAt = at;
    transfers.cameBack(joined.agent());
    goOn(Phase.TALK, at);
  }

  void left(Happening.AgentLeft left, Instant at, String source) {
    String who = legs.whoLeft(left.agent(), left.legId());
    if (who == null || !legs.hasJoined(who)) {
      return;
    }
    if (left.why() == LeaveReason.TRANSFERRED) {
      transferStarted(who, at);
      legs.leave(who, at);
    } else if (legs.isPresent(who)) {
      Stand now = stand(at, source);
      if (left.why() == LeaveReason.HUNG_UP && !legs.isPresentBeside(who)) {
        verdict.hear(who, now);
      }
      leave(who, now);
    } else {
      legs.leave(who, at);
    }
  }

  /// An agent is gone: the call breaks off, or goes on with those who stay.
  private void leave(String who, Stand now) {
    legs.leave(who, now.at());
    if (!legs.nobodyPresent()) {
      verdict.forget(who);
      agent = legs.lastPresent();
      holdIfNobodySpeaks(now.at());
    } else if (phase == Phase.TALK || phase == Phase.HOLD) {
      verdict.brokeOff(now);
      waits.closeAll(now.at());
      phase = Phase.MENU;
    }
  }

  /// Somebody holds: an agent, or nobody who is named ([Legs#holder]).
  void held(String who, Instant at) {
    if (legs.mayHold(who)) {
      legs.hold(who);
      holdIfNobodySpeaks(at);
    }
  }

  private void holdIfNobodySpeaks(Instant at) {
    if (phase == Phase.TALK && legs.nobodySpeaks()) {
      waits.hold(at);
      silence.clear();
      phase = Phase.HOLD;
    }
  }

  /// Somebody takes a hold off ([Legs#holder]).
  void resumed(String who, Instant at) {
    legs.resume(who);
    if (phase == Phase.HOLD && legs.mayHold(who)) {
      boolean toPerson = !verdict.isLettingGo(at);
      waits.resume(toPerson, at);
      if (toPerson) {
        verdict.forget(who); // he is there: what his leg signalled before was not about this call
      }
      phase = Phase.TALK;
    } else if (phase == Phase.TRANSFER && legs.isAside(who) && transfers.isLongUnderWay(at)) {
      comeBack(at); // he consulted, and took the caller back
    }
  }

  /// Told by a transfer's start, and by the leaving of the agent who hands on: whichever is first
  /// counts.
  void transferStarted(@Nullable String by, Instant at) {
    String known = whoHandsOn(by, at);
    if (!transfers.start(known, phase == Phase.TRANSFER, at)) {
      return;
    }
    if (known != null) {
      legs.handOver(known);
    }
    if (!legs.nobodyPresent()) {
      agent = legs.lastPresent(); // the caller is with somebody else already
    } else if (phase != Phase.QUEUE) { // in a queue already: that wait counts
      waits.wasHeldUntil(at);
      waits.startTransfer(at);
      goOn(Phase.TRANSFER, at);
    }
  }

  /// An agent who never joined goes by another name there: he is the one on the call, unless that
  /// one came just now and may be whom the call was handed to.
  private @Nullable String whoHandsOn(@Nullable String by, Instant at) {
    if (by != null && legs.hasJoined(by)) {
      return by;
    }
    return by != null && isRecent(joinedAt, at) ? null : legs.onlyAgent(at);
  }

  void transferCompleted(boolean toPerson, Instant at) {
    if (phase == Phase.TRANSFER && toPerson) {
      waits.reachPerson(at);
      goOn(Phase.TALK, at);
    } else if (phase == Phase.TRANSFER) {
      waits.closeAll(at);
      goOn(Phase.MENU, at);
    }
  }

  void transferFailed(Instant at) {
    transfers.fail();
    if (phase == Phase.TRANSFER) {
      comeBack(at);
    }
  }

  /// The caller goes on on another leg. If an agent has not left, what they handed on to failed.
  private void legEnded(Instant at) {
    if (phase != Phase.TALK && phase != Phase.HOLD && legs.anyAside()) {
      transfers.fail();
      comeBack(at);
    }
  }

  private void comeBack(Instant at) {
    if (!legs.comeBack(at)) {
      waits.closeAll(at); // to the menu that had handed it on
      goOn(Phase.MENU, at);
      return;
    }
    agent = legs.lastPresent();
    transfers.cameBack(agent);
    waits.reachPerson(at);
    goOn(Phase.TALK, at);
  }

  /// The call lives on in another phase: what was signalled so far did not end it.
  private void goOn(Phase next, Instant at) {
    verdict.forget(at);
    silence.clear();
    phase = next;
  }

  void quality(Happening.QualityReported quality, Instant at) {
    if (phase == Phase.TALK) {
      silence.hear(quality, waits.talkSince(), at);
    }
  }

  void signalled(HangupSignalled signal, @Nullable String callersLeg, Instant at, String source) {
    Speaker speaker = legs.speakerOf(signal, callersLeg, at);
    if (speaker == null) {
      return;
    }
    Stand now = stand(at, source);
    String who = speaker.agent();
    if (speaker.party() == Party.AGENT && who != null && legs.isPresentBeside(who)) {
      if (endedAt == null) {
        leave(who, now); // one of several: the call goes on
      }
    } else {
      verdict.hear(signal, speaker, now);
    }
  }

  void ended(CallEnded ended, Instant at, String source) {
    boolean last = transfers.isLast(ended.legId());
    if (endedAt == null && !last) {
      legEnded(at);
      return;
    }
    if (endedAt != null && ended.legId() != null && !ended.legId().equals(endedLeg)) {
      return; // the end of a leg that the call had left, or that outlived it
    }
    Instant over = endedAt == null ? at : endedAt; // whoever is meant was meant then
    verdict.hear(ended, legs.meant(ended.agent(), over), stand(at, source));
    if (endedAt == null) {
      if (phase == Phase.TRANSFER) {
        transfers.fail(); // it led nowhere
      }
      endedAt = at;
      endedLeg = ended.legId();
      waits.closeAll(at);
    }
  }

  /// Where the call stands, should it end now.
  private Stand stand(Instant at, String source) {
    boolean held = phase == Phase.TALK && waits.wasHeldUntil(at);
    return new Stand(at, held ? Phase.HOLD : phase, waits.lastWait(), source);
  }

  private boolean sameQueue(@Nullable String other) {
    return other == null || queue == null || other.equals(queue);
  }

  private static boolean isRecent(@Nullable Instant then, Instant at) {
    return then != null && Duration.between(then, at).compareTo(Verdict.SKEW) <= 0;
  }

  /// Who ended the call; null while it lasts. What is given names nobody.
  @Nullable Ending ending(List<Signal> beside) {
    return endedAt == null ? null : verdict.ending(silence, beside);
  }

  Phase phase() {
    return phase;
  }

  Legs legs() {
    return legs;
  }

  Waits waits() {
    return waits;
  }

  @Nullable String queue() {
    return queue;
  }

  @Nullable String agent() {
    return agent;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  Transfers transfers() {
    return transfers;
  }
}
