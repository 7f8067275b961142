package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ends of single legs, from platforms that tell each by itself: which of them are known, and
/// which belong to no leg of the caller's.
final class LegEnds {
  private final Course course;

  /// Legs of whose end it is known how it came.
  private final FewNames told = new FewNames();

  /// When the caller ordered a callback of the platform's own.
  private @Nullable Instant orderedAt;

  LegEnds(Course course) {
    this.course = course;
  }

  /// Takes the end of a leg; whether it is none of the caller's.
  boolean takeApart(CallEnded ended, Instant at) {
    String leg = ended.legId();
    if (leg == null) {
      return false;
    }
    boolean callback = CallEnded.CALLBACK.equals(ended.reason());
    boolean apart = callback || CallEnded.NO_LEG.equals(ended.reason());
    if (apart || ended.by() != null || ended.signals() != null) {
      told.add(leg);
    }
    orderedAt = callback ? at : orderedAt;
    return apart;
  }

  /// Whether the call ended leg by leg, and how another leg ended is not told: maybe the caller had
  /// left there.
  ///
  /// @param last the leg that ended last; null where the call ended as a whole
  boolean isUntoldBeside(@Nullable String last) {
    return last != null
        && Stream.of(
                course.transfers().legs(),
                course.parties().legs(),
                Stream.of(course.parties().callId()))
            .flatMap(legs -> legs)
            .anyMatch(leg -> !leg.equals(last) && !told.contains(leg));
  }

  /// Whether the caller waits for a callback that they ordered: whom somebody spoke with since then
  /// is called back for another reason.
  boolean isCallbackOwed() {
    Instant spoke = course.waits().talkSince();
    boolean waits = course.phase() == Phase.QUEUE || course.phase() == Phase.MENU;
    return waits && orderedAt != null && (spoke == null || spoke.isBefore(orderedAt));
  }
}
