package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallMerged;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a call ends: whose words count for it, and that it is over.
final class CallEnds {
  /// Q.850: the call was cleared, and nothing had failed.
  private static final Integer NORMAL_CLEARING = 16;

  /// The end of a call of which nothing more is told.
  private static final CallEnded BARE = new CallEnded(null, null, null, null, null);

  private final Course course;
  private @Nullable Instant endedAt;
  private @Nullable String endedLeg;
  private boolean goesOnElsewhere;
  private boolean forAdvice;

  private final LegEnds legEnds;
  private final DialledOut dialledOut;

  CallEnds(Course course) {
    this.course = course;
    legEnds = new LegEnds(course);
    dialledOut = new DialledOut(course);
  }

  void signalled(HangupSignalled signal, Instant at, String source) {
    Speaker speaker = course.legs().speakerOf(signal, at);
    if (speaker == null) {
      course.verdict().hearUnknown(signal, at);
      return;
    }
    boolean outside = speaker.party() == Party.THIRD_PARTY;
    if (outside && course.legs().howMany() > 1) {
      course.legs().outside().remove(Objects.requireNonNull(signal.legId()));
      return; // the call goes on
    }
    String who = speaker.agent();
    if (speaker.party() == Party.CALLER && who != null && course.verdict().letGoLongAgo(who, at)) {
      course.leave(
          who,
          course.stand(at, source)); // they had let go, and the caller stayed for what followed
    }
    Stand now = course.stand(at, source);
    if (speaker.party() == Party.AGENT && who != null && course.legs().isPresentBeside(who)) {
      if (endedAt == null) {
        course.leave(who, now); // one of several: the call goes on
      }
    } else {
      course.verdict().hear(signal, speaker, now);
    }
    boolean left = goesOnElsewhere && course.parties().isCallers(signal.legId());
    if ((dialledOut.endsWith(signal.legId()) || left) && endedAt == null) {
      end(BARE, at, source);
    }
  }

  /// A call that goes on under another's id ends with its caller's leg: what ends before is the id
  /// only. One that no caller is on was for advice: who ends it is the other call's to tell.
  void merged(CallMerged merged, Instant at, String source) {
    boolean elsewhere = MergedCalls.goesOnElsewhere(merged, course.parties().callId());
    boolean hasCaller =
        course.parties().customersLeg() != null
            || course.parties().isCallers(course.parties().callId());
    goesOnElsewhere |= elsewhere && hasCaller;
    forAdvice |= !hasCaller;
    if (elsewhere && !hasCaller && endedAt == null) {
      end(BARE, at, source);
    }
  }

  void ended(CallEnded ended, Instant at, String source) {
    if (goesOnElsewhere && ended.equals(BARE)) {
      return;
    }
    if (legEnds.takeApart(ended, at)) {
      if (at.equals(endedAt)
          && legEnds.isCallbackOwed()) { // it sorts after the end of that instant
        course.verdict().hear(ended, null, course.stand(at, source));
      }
      return;
    }
    boolean last = course.transfers().isLast(ended.legId());
    if (endedAt == null && !last) {
      course.legEnded(at);
      return;
    }
    if (endedAt == null && dialledOut.goesOnWithout(ended.legId())) {
      return;
    }
    if (endedAt != null && ended.legId() != null && !ended.legId().equals(endedLeg)) {
      return; // the end of a leg that the call had left, or that outlived it
    }
    end(ended, at, source);
  }

  /// Whether the call goes on by what is told after its end.
  boolean goesOn(Happening told, Instant at) {
    if (endedAt == null || !dialledOut.provesMore(told, endedLeg) || !at.isAfter(endedAt)) {
      return false;
    }
    course.verdict().reopen();
    dialledOut.handedOn(endedAt);
    endedAt = null;
    return true;
  }

  private void end(CallEnded ended, Instant at, String source) {
    Instant end = endedAt == null ? at : endedAt; // whoever is meant was meant at the end
    if (endedAt == null && ended.reason() == null && legEnds.isCallbackOwed()) {
      var reason = new CallEnded(null, null, CallEnded.CALLBACK, null, null);
      course.verdict().hear(reason, null, course.stand(at, source));
    }
    course.verdict().hear(ended, course.legs().meant(ended.agent(), end), course.stand(at, source));
    if (endedAt == null) {
      if (course.phase() == Phase.TRANSFER) {
        if (reachedApplication(ended)) {
          course.toMenu();
          course.verdict().wasNoTransfer(Phase.MENU, Phase.TALK);
        } else {
          course.transfers().fail(); // it led nowhere
        }
      }
      endedAt = at;
      endedLeg = ended.legId();
      course.waits().closeAll(at);
    }
  }

  /// A transfer after which no leg was dialled, and nothing went wrong, led to what the switch
  /// itself has to say: a survey, an announcement. Only where it is told how legs start.
  private boolean reachedApplication(CallEnded ended) {
    Instant since = course.transfers().since();
    return since != null
        && course.parties().startedNone(since)
        && ended.cause() != null
        && Objects.equals(ended.cause().q850(), NORMAL_CLEARING);
  }

  /// Who ended the call; null while it lasts.
  ///
  /// @param beside evidence that names nobody
  @Nullable Ending ending(List<Signal> beside) {
    if (endedAt == null) {
      return null;
    }
    boolean untold = legEnds.isUntoldBeside(endedLeg);
    Ending ending = course.verdict().ending(course.silence(), untold, beside);
    return forAdvice ? Attribution.byNobodyKnown(ending) : ending;
  }

  /// When the call was over; null while it lasts.
  @Nullable Instant at() {
    return endedAt;
  }
}
