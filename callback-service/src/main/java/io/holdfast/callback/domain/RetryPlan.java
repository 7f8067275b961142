package io.holdfast.callback.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When to dial again after a dial that reached nobody.
///
/// @param attempts most dials of one promise
/// @param delays pause after the first, second, … dial; the last one repeats where there are fewer
///   delays than dials
public record RetryPlan(int attempts, List<Duration> delays) {
  /// Refuses a plan that can make no dial, or knows no pause.
  public RetryPlan {
    if (attempts < 1 || delays.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected at least one attempt and one delay, found " + attempts + " and " + delays);
    }
  }

  /// When the next dial is due, or empty where all are used up.
  ///
  /// @param made dials made so far, from 1
  Optional<Instant> next(int made, Instant now) {
    if (made >= attempts) {
      return Optional.empty();
    }
    return Optional.of(now.plus(delays.get(Math.min(made, delays.size()) - 1)));
  }
}
