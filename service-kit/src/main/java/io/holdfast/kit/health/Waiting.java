package io.holdfast.kit.health;

import java.time.Duration;
import java.time.Instant;

/// Work that waits for a worker.
///
/// @param work its name
/// @param since when it was first told
record Waiting(String work, Instant since) {
  boolean isLonger(Duration than, Instant now) {
    return since.isBefore(now.minus(than));
  }

  /// For a person.
  String says(Instant now) {
    long seconds = Duration.between(since, now).toSeconds();
    return "stalled: %s has waited for %d s".formatted(work, seconds);
  }
}
