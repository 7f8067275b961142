package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.HoldParty;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fold: facts of one call, in their order, into the call's life. What it holds comes from the
/// facts that it was given in their order, and from nothing else, so the same facts give the same
/// life, in whatever order they arrived: one that sorts before the newest needs a new fold.
public final class Timeline {
  /// Facts that may follow the end of a call in time; all others change an ended call no more.
  private static final Set<Class<? extends Happening>> COUNTS_AFTER_THE_END =
      Set.of(
          CallOffered.class,
          HangupSignalled.class,
          CallEnded.class,
          Happening.CallWrappedUp.class,
          Happening.WarningGiven.class);

  private final Waits waits = new Waits();
  private final Legs legs = new Legs();
  private final Set<String> ringing = new HashSet<>();
  private final Verdict verdict = new Verdict();
  private final Offer offer = new Offer();

  private Phase phase = Phase.MENU;
  private @Nullable String platform;
  private @Nullable String queue;
  private @Nullable String agent;
  private @Nullable Instant endedAt;
  private Instant newest = Instant.EPOCH;
  private @Nullable Boolean resolved;
  private int transfers;
  private int failedTransfers;
  private int warnings;
  private boolean handedOver;

  private Timeline() {}

  /// The life of a call. Facts whose clock is in doubt have no part in it.
  ///
  /// @param facts of one call, without repeats, sorted by [Fact#ORDER]
  /// @return the snapshot with number and revision 0
  public static CallSnapshot of(List<Fact> facts) {
    return over(facts).snapshot();
  }

  /// The same, to go on from.
  static Timeline over(List<Fact> facts) {
    Timeline timeline = new Timeline();
    facts.forEach(timeline::add);
    return timeline;
  }

  /// Folds one more fact, which must sort after all others.
  void add(Fact fact) {
    if (!fact.envelope().clockInDoubt()) {
      fold(fact);
      newest = fact.envelope().occurredAt();
    }
  }

  private void fold(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    if (platform == null) {
      platform = Origin.familyOf(fact.envelope().source());
    }
    if (endedAt != null && !COUNTS_AFTER_THE_END.contains(fact.happening().getClass())) {
      return;
    }
    switch (fact.happening()) {
      case CallOffered offered -> {
        offer.take(offered, at);
        legs.open(fact.envelope().callId());
      }
      case Happening.CallQueued queued -> queued(queued, at);
      case Happening.CallLeftQueue leftQueue -> leftQueue(leftQueue, at);
      case Happening.AgentRang rang -> ringing.add(rang.agent());
      case Happening.AgentMissed missed -> ringing.remove(missed.agent());
      case Happening.AgentJoined joined -> joined(joined, at);
      case Happening.AgentLeft left -> left(left, at);
      case Happening.CallHeld held -> held(held, at);
      case Happening.CallResumed resumed -> resumed(resumed, at);
      case Happening.TransferStarted started -> {
        if (legs.open(started.legId())) {
          transferStarted(at);
        }
      }
      case Happening.TransferCompleted _ -> transferCompleted(at);
      case Happening.TransferFailed _ -> transferFailed(at);
      case HangupSignalled signal -> signalled(signal, fact.envelope().callId(), at);
      case CallEnded ended -> ended(ended, at);
      case Happening.CallWrappedUp done ->
          resolved = done.resolved() == null ? resolved : done.resolved();
      case Happening.WarningGiven _ -> warnings++;
      case Happening.AbuseReported _,
          Happening.CallRated _,
          Happening.QualityReported _,
          Happening.CustomerComplained _,
          Happening.DialReported _,
          Happening.HoldsReported _,
          Happening.GapReported _,
          Happening.EndingRevised _,
          Happening.CallExpired _,
          Happening.Unknown _ -> {}
    }
  }

  private void transferCompleted(Instant at) {
    handedOver = phase == Phase.TRANSFER;
    backFromTransfer(at);
  }

  private void transferFailed(Instant at) {
    failedTransfers++;
    backFromTransfer(at);
  }

  private void queued(Happening.CallQueued queued, Instant at) {
    waits.enterQueue(at);
    queue = queued.queue() == null ? queue : queued.queue();
    goOn(Phase.QUEUE);
  }

  private void leftQueue(Happening.CallLeftQueue left, Instant at) {
    if (left.queue() != null && queue != null && !left.queue().equals(queue)) {
      return; // he waits in another queue by now
    }
    waits.leaveQueue(at);
    if (phase == Phase.QUEUE) {
      phase = Phase.MENU;
      verdict.brokeOff(Phase.QUEUE, at);
    }
  }

  private void joined(Happening.AgentJoined joined, Instant at) {
    if (legs.isPresent(joined.agent(), joined.legId()) && phase != Phase.TRANSFER) {
      return;
    }
    waits.reachPerson(at);
    legs.join(joined.agent(), joined.legId());
    agent = joined.agent();
    handedOver = false;
    ringing.clear();
    goOn(Phase.TALK);
  }

  private void left(Happening.AgentLeft left, Instant at) {
    String who = legs.whoLeft(left.agent(), left.legId());
    if (left.why() == LeaveReason.TRANSFERRED) {
      legs.handOver(who);
      if ((phase == Phase.TALK || phase == Phase.HOLD) && !handedOver) {
        transferStarted(at);
      }
      return;
    }
    if (left.why() == LeaveReason.HUNG_UP && legs.isPresent(who, null)) {
      verdict.hear(who, phase, waits.lastWait());
    }
    if (!legs.leave(who) || (phase != Phase.TALK && phase != Phase.HOLD)) {
      return;
    }
    if (legs.nobodyPresent()) {
      verdict.brokeOff(phase, at);
      waits.nobodyLeft(at);
      phase = Phase.MENU;
    } else {
      agent = legs.lastPresent();
      verdict.forget();
    }
  }

  private void held(Happening.CallHeld held, Instant at) {
    if (phase == Phase.TALK && held.by() != HoldParty.CALLER) {
      waits.hold(at);
      phase = Phase.HOLD;
    }
  }

  private void resumed(Happening.CallResumed resumed, Instant at) {
    if (phase == Phase.HOLD && resumed.by() != HoldParty.CALLER) {
      waits.resume(at);
      phase = Phase.TALK;
    }
  }

  private void transferStarted(Instant at) {
    transfers++;
    if (phase != Phase.QUEUE) { // in a queue already, at the same instant: that wait counts
      waits.startTransfer(at);
      goOn(Phase.TRANSFER);
    }
  }

  private void backFromTransfer(Instant at) {
    if (phase == Phase.TRANSFER) {
      waits.backToAgent(at);
      goOn(Phase.TALK);
    }
  }

  /// The call lives on in another phase: what was signalled so far did not end it.
  private void goOn(Phase next) {
    verdict.forget();
    phase = next;
  }

  private void signalled(HangupSignalled signal, @Nullable String callersLeg, Instant at) {
    var speaker = legs.speakerOf(signal, callersLeg);
    if (speaker != null) {
      verdict.wentOnUntil(at);
      verdict.hear(signal, speaker, phase, waits.lastWait());
    }
  }

  private void ended(CallEnded ended, Instant at) {
    if (!legs.isLast(ended.legId())) {
      legEnded(at);
      return;
    }
    verdict.wentOnUntil(at);
    verdict.hear(ended, agent, phase, waits.lastWait());
    if (endedAt == null) {
      endedAt = at;
      waits.closeAll(at);
    }
  }

  /// The caller goes on on another leg: who ended this one did not end his call. Where an agent is
  /// still with him, what he was to be transferred to came to nothing.
  private void legEnded(Instant at) {
    if (phase != Phase.TALK && phase != Phase.HOLD && !legs.nobodyPresent()) {
      failedTransfers++;
      waits.reachPerson(at);
      agent = legs.lastPresent();
      goOn(Phase.TALK);
    }
  }

  /// The life up to the newest fact; it changes nothing here.
  CallSnapshot snapshot() {
    Waits shown = endedAt == null ? waits.closedAt(newest) : waits;
    long lost = shown.queueMs() + shown.holdMs() + shown.transferMs();
    return new CallSnapshot(
        shownPhase(),
        offer.direction(),
        platform,
        offer.purpose(),
        offer.callbackId(),
        0,
        offer.caller(),
        queue,
        agent,
        legs.agents(),
        offer.at(),
        endedAt,
        shown.lastWaitEndedAt(),
        shown.queueMs(),
        shown.holds(),
        shown.holdMs(),
        shown.longestHoldMs(),
        endedAt == null ? waits.holdStartedAt() : null,
        transfers,
        failedTransfers,
        shown.transferMs(),
        shown.talkMs(),
        lost,
        warnings,
        resolved,
        endedAt == null ? null : verdict.ending(),
        0);
  }

  private Phase shownPhase() {
    if (endedAt != null) {
      return Phase.ENDED;
    }
    return phase == Phase.QUEUE && !ringing.isEmpty() ? Phase.RINGING : phase;
  }
}
