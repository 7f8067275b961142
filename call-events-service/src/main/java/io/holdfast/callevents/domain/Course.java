package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import java.time.Instant;
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
  private final Parties parties = new Parties();
  private final Legs legs = new Legs(parties);
  private final Verdict verdict = new Verdict();
  private final Silence silence = new Silence();
  private final Transfers transfers = new Transfers();

  private Phase phase = Phase.MENU;
  private @Nullable String queue;
  private @Nullable String agent;
  private @Nullable Instant joinedAt;
  private @Nullable Phase beforeMenu;
  private @Nullable Instant reentered;

  void queued(@Nullable String name, Instant at) {
    reentered = phase == Phase.QUEUE && sameQueue(name) ? at : null;
    boolean talking = phase == Phase.TALK && !legs.nobodyPresent();
    if (talking && Verdict.isRecent(joinedAt, at) && sameQueue(name)) {
      return; // told late: they were answered out of this queue a moment ago
    }
    waits.enterQueue(at);
    queue = name == null ? queue : name;
    legs.allAreAside();
    goOn(Phase.QUEUE, at);
  }

  void leftQueue(@Nullable String name, Instant at, String source) {
    if (!sameQueue(name)) {
      return; // they wait in another queue by now
    }
    if (at.equals(reentered)) {
      reentered = null;
      return; // out of the wait before: of one instant, the entry sorts first
    }
    waits.leaveQueue(at);
    if (phase == Phase.QUEUE) {
      verdict.brokeOff(stand(at, source));
      toMenu();
    }
  }

  private void toMenuAgain(Instant at) {
    waits.closeAll(at);
    goOn(Phase.MENU, at);
    beforeMenu = Phase.TALK;
  }

  void toMenu() {
    beforeMenu = phase == Phase.QUEUE ? Phase.QUEUE : Phase.TALK;
    phase = Phase.MENU;
  }

  void joined(Happening.AgentJoined joined, Instant at) {
    boolean guess = Boolean.TRUE.equals(joined.provisional());
    String who = parties.agentOn(joined.legId(), joined.agent(), guess);
    String leg = joined.legId();
    boolean byLeg = !Parties.isNamed(who); // a name may still come
    joined(who, byLeg ? legs.joinByLeg(who, leg, at) : legs.join(who, leg, at), at);
  }

  private void joined(String who, boolean isNew, Instant at) {
    if (!isNew && phase != Phase.TRANSFER) {
      return;
    }
    agent = who;
    joinedAt = at;
    transfers.cameBack(who);
    reachPerson(at);
  }

  private void reachPerson(Instant at) {
    waits.reachPerson(at);
    goOn(Phase.TALK, at);
  }

  void legJoined(Happening.LegJoined joined, Instant at) {
    String leg = joined.legId();
    switch (parties.roleOf(joined)) {
      case CALLER -> {}
      case AGENT -> {
        boolean guess = Boolean.TRUE.equals(joined.provisional());
        String who = parties.agentOn(leg, joined.name(), guess);
        joined(who, legs.joinByLeg(who, leg, at), at);
      }
      case OUTSIDE -> outsideJoined(leg, at);
    }
  }

  private void outsideJoined(String leg, Instant at) {
    if (legs.hasAgentOn(leg)) {
      return; // a queue's member, wherever their phone stands
    }
    if (parties.takeForCustomer(leg)) {
      String dialler = parties.dialler();
      if (dialler != null) {
        joined(dialler, legs.joinByLeg(dialler, parties.callId(), at), at);
      }
    } else if (legs.outside().add(leg) && phase != Phase.TALK) {
      reachPerson(at);
    }
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

  void leave(String who, Stand now) {
    legs.leave(who, now.at());
    if (!legs.nobodyPresent()) {
      verdict.forget(who);
      agent = legs.lastPresent() == null ? agent : legs.lastPresent();
      holdIfNobodySpeaks(now.at());
    } else if (phase == Phase.TALK || phase == Phase.HOLD) {
      verdict.brokeOff(now);
      waits.closeAll(now.at());
      toMenu();
    }
  }

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

  void transferStarted(@Nullable String by, Instant at) {
    String known = whoHandsOn(by, at);
    if (!transfers.start(known, phase == Phase.TRANSFER, at)) {
      return;
    }
    if (known != null) {
      legs.handOver(known);
    }
    if (!legs.nobodyPresent()) {
      agent = legs.lastPresent() == null ? agent : legs.lastPresent(); // with somebody else already
    } else if (phase != Phase.QUEUE) { // in a queue already: that wait counts
      waits.wasHeldUntil(at);
      waits.startTransfer(at);
      goOn(Phase.TRANSFER, at);
    }
  }

  /// An agent who never joined goes by another name there: he is the one on the call, unless that
  /// one came just now and may be whom the call was handed to.
  private @Nullable String whoHandsOn(@Nullable String by, Instant at) {
    String known = by == null ? null : parties.known(by);
    if (known != null && legs.hasJoined(known)) {
      return known;
    }
    return by != null && Verdict.isRecent(joinedAt, at) ? null : legs.onlyAgent(at);
  }

  void transferCompleted(boolean toPerson, Instant at) {
    if (phase == Phase.TRANSFER && toPerson) {
      reachPerson(at);
    } else if (phase == Phase.TRANSFER) {
      toMenuAgain(at);
    }
  }

  void transferFailed(Instant at) {
    transfers.fail();
    if (phase == Phase.TRANSFER) {
      comeBack(at);
    }
  }

  /// The caller goes on on another leg. If an agent has not left, what they handed on to failed.
  void legEnded(Instant at) {
    if (phase != Phase.TALK && phase != Phase.HOLD && legs.anyAside()) {
      transfers.fail();
      comeBack(at);
    }
  }

  private void comeBack(Instant at) {
    if (!legs.comeBack(at)) {
      toMenuAgain(at); // that had handed it on
      return;
    }
    agent = legs.lastPresent();
    transfers.cameBack(agent);
    reachPerson(at);
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

  Stand stand(Instant at, String source) {
    Phase now = phase == Phase.TALK && waits.wasHeldUntil(at) ? Phase.HOLD : phase;
    return new Stand(at, now, Stand.before(now, waits.lastWait(), beforeMenu), source);
  }

  private boolean sameQueue(@Nullable String other) {
    return other == null || queue == null || other.equals(queue);
  }

  Phase phase() {
    return phase;
  }

  Legs legs() {
    return legs;
  }

  Parties parties() {
    return parties;
  }

  Waits waits() {
    return waits;
  }

  @Nullable String queue() {
    return queue;
  }

  @Nullable String agent() {
    return Parties.shown(agent);
  }

  Verdict verdict() {
    return verdict;
  }

  Silence silence() {
    return silence;
  }

  Transfers transfers() {
    return transfers;
  }
}
