package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the call stood at a moment, and after what.
record Stand(Instant at, Phase phase, @Nullable Phase before, String source) {
  /// The same, as another source tells it.
  Stand toldBy(String other) {
    return source.equals(other) ? this : new Stand(at, phase, before, other);
  }

  /// The same where what was taken for a transfer was something else.
  Stand inPlaceOfTransfer(Phase other, @Nullable Phase otherBefore) {
    return phase == Phase.TRANSFER ? new Stand(at, other, otherBefore, source) : this;
  }

  /// The phase before one.
  static @Nullable Phase before(Phase phase, @Nullable Phase lastWait, @Nullable Phase beforeMenu) {
    return switch (phase) {
      case TALK -> lastWait;
      case HOLD, TRANSFER -> Phase.TALK;
      case MENU -> beforeMenu;
      case QUEUE, RINGING, ENDED, UNKNOWN -> null;
    };
  }
}
