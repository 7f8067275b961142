package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.platforms.Origin;
import java.time.Instant;
import java.util.ArrayList;
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
          Happening.HoldsReported.class,
          Happening.QualityReported.class,
          Happening.WarningGiven.class);

  private final Course course = new Course();
  private final CallEnds ends = new CallEnds(course);
  private final ReportedHolds reportedHolds = new ReportedHolds();
  private final Offer offer = new Offer();
  private final FewNames ringing = new FewNames();
  private final FewNames wrappedUp = new FewNames();
  private Instant newest = Instant.EPOCH;
  private @Nullable String platform;
  private @Nullable Boolean resolved;
  private int warnings;

  /// Whether the caller reached somebody whose name is not known.
  private boolean reachedSomebody;

  /// What came to nothing ([Unanswered]).
  private Set<Fact> nothing = Set.of();

  private Timeline() {}

  /// The life of a call. Facts whose clock is in doubt have no part in it.
  ///
  /// @param facts of one call, without repeats, sorted by [Fact#ORDER]
  /// @return the snapshot with number and revision 0
  public static CallSnapshot of(List<Fact> facts) {
    return over(facts).snapshot(0, 0);
  }

  /// The same, to go on from.
  static Timeline over(List<Fact> facts) {
    Timeline timeline = new Timeline();
    timeline.nothing = Unanswered.among(facts);
    facts.forEach(timeline::add);
    return timeline;
  }

  /// Folds one more fact, which must sort after all others.
  void add(Fact fact) {
    if (!nothing.isEmpty() && nothing.contains(fact)) {
      return;
    }
    if (!fact.envelope().clockInDoubt()) {
      fold(fact);
      newest = fact.envelope().occurredAt();
    }
  }

  private void fold(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    if (platform == null) {
      platform = Origin.familyOf(fact.envelope().source());
      course.parties().ofCall(fact.envelope().callId());
    }
    if (ends.at() != null
        && !COUNTS_AFTER_THE_END.contains(fact.happening().getClass())
        && !ends.goesOn(fact.happening(), at)) {
      return;
    }
    String source = fact.envelope().source();
    switch (fact.happening()) {
      case CallOffered offered -> {
        offer.take(offered, at);
        course.parties().offered(offered.direction());
        course.transfers().open(fact.envelope().callId());
      }
      case Happening.LegStarted leg -> course.parties().started(leg, at);
      case Happening.LegJoined leg -> course.legJoined(leg, at);
      case Happening.CallQueued queued -> {
        course.parties().waits(queued.legId());
        course.queued(queued.queue(), at);
      }
      case Happening.CallLeftQueue left -> course.leftQueue(left.queue(), at, source);
      case Happening.AgentRang rang -> ringing.add(rang.agent());
      case Happening.AgentMissed missed -> ringing.remove(missed.agent());
      case Happening.AgentJoined joined -> {
        ringing.clear();
        course.joined(joined, at);
      }
      case Happening.AgentLeft left -> course.left(left, at, source);
      case Happening.CallHeld held -> held(held, at);
      case Happening.CallResumed resumed -> resumed(resumed, at);
      case Happening.TransferStarted started -> {
        if (course.transfers().open(started.legId()) && !isMenus(started)) {
          course.transferStarted(started.by(), at);
        }
      }
      case Happening.TransferCompleted done -> {
        reachedSomebody |= done.toPerson();
        course.transferCompleted(done.toPerson(), at);
      }
      case Happening.TransferFailed _ -> course.transferFailed(at);
      case HangupSignalled signal -> ends.signalled(signal, at, source);
      case CallEnded ended -> ends.ended(ended, at, source);
      case Happening.CallMerged merged -> ends.merged(merged, at, source);
      case Happening.CallWrappedUp done -> {
        wrappedUp.add(done.agent());
        resolved = done.resolved() == null ? resolved : done.resolved();
      }
      case Happening.WarningGiven _ -> warnings++;
      case Happening.QualityReported quality -> course.quality(quality, at);
      case Happening.HoldsReported report -> reportedHolds.take(report);
      case Happening.AbuseReported _,
          Happening.CallRated _,
          Happening.CustomerComplained _,
          Happening.DialReported _,
          Happening.GapReported _,
          Happening.EndingRevised _,
          Happening.CallExpired _,
          Happening.Unknown _ -> {}
    }
  }

  /// A phone hands on whom it speaks with; in the same words a menu sends callers on.
  private boolean isMenus(Happening.TransferStarted started) {
    return started.kind() == TransferKind.BLIND
        && started.by() == null
        && !reachedSomebody
        && course.legs().agents().isEmpty();
  }

  private void held(Happening.CallHeld held, Instant at) {
    String who = course.legs().holder(held.by(), held.agent(), held.legId());
    if (who != null) {
      reportedHolds.toldBy(who);
      course.held(who, at);
    }
  }

  private void resumed(Happening.CallResumed resumed, Instant at) {
    String who = course.legs().holder(resumed.by(), resumed.agent(), resumed.legId());
    if (who != null) {
      course.resumed(who, at);
    }
  }

  /// The life up to the newest fact; it changes nothing here.
  ///
  /// @param seq number of the event that shows it
  CallSnapshot snapshot(long seq, int revision) {
    Waits waits = course.waits();
    Span.Sums sums = reportedHolds.addTo(waits.sums(newest));
    return new CallSnapshot(
        shownPhase(),
        offer.direction(course.parties().isInternal()),
        platform,
        offer.purpose(),
        offer.callbackId(),
        seq,
        offer.caller(),
        course.queue(),
        course.agent(),
        course.legs().agents(),
        offer.at(course.waits().began(), ends.at()),
        ends.at(),
        waits.lastWaitEndedAt(),
        sums.queueMs(),
        sums.holds(),
        sums.holdMs(),
        sums.longestHoldMs(),
        waits.holdStartedAt(),
        course.transfers().started(course.legs()),
        course.transfers().failed(),
        sums.transferMs(),
        sums.talkMs(),
        sums.lostMs(),
        warnings,
        resolved,
        ends.ending(beside()),
        revision);
  }

  /// What is known beside what was signalled; it names nobody by itself.
  private List<Signal> beside() {
    List<Signal> holds = reportedHolds.evidence();
    if (wrappedUp.isEmpty()) {
      return holds;
    }
    List<Signal> all = new ArrayList<>(holds);
    wrappedUp.forEach(agent -> all.add(SecondSign.wrappedUp(agent)));
    return all;
  }

  private Phase shownPhase() {
    if (ends.at() != null) {
      return Phase.ENDED;
    }
    boolean rings = course.phase() == Phase.QUEUE && !ringing.isEmpty();
    return rings ? Phase.RINGING : course.phase();
  }
}
