package io.holdfast.local.replay;

import java.time.Instant;

/// A new timeline: every span `factor` times as long, and the last moment of the recording at
/// `endMicros`.
///
/// @param factor 1 leaves spans as they are; a hold of 12 s stretched 60 times lasts 12 min
/// @param lastMicros last moment of the recording, microseconds since 1970
/// @param endMicros when that moment is to have been
public record Stretch(long factor, long lastMicros, long endMicros) {

  /// Refuses a factor below 1.
  public Stretch {
    if (factor < 1) {
      throw new IllegalArgumentException("Expected a stretch of at least 1, found " + factor);
    }
  }

  /// The recording so stretched that it ends at an instant.
  public static Stretch endingAt(Instant end, Recording recording, long factor) {
    return new Stretch(factor, recording.lastMicros(), AmiTime.micros(end));
  }

  /// Where a moment of the recording lies on the new timeline.
  public long move(long micros) {
    return Math.addExact(endMicros, Math.multiplyExact(micros - lastMicros, factor));
  }
}
