package io.holdfast.review.domain;

import io.holdfast.contracts.reviews.ReviewCase.Severity;
import java.time.Duration;

/// From where on an agent's hang-up is a case.
///
/// @param confidence least confidence of the ending, 0..1
/// @param timeLost least time that the caller lost
/// @param afterWait how soon after a wait the agent must have hung up
/// @param highFrom time lost from which the case is of high severity
/// @param criticalFrom time lost from which it is critical
public record HangUpLimits(
    double confidence,
    Duration timeLost,
    Duration afterWait,
    Duration highFrom,
    Duration criticalFrom) {

  /// Refuses limits that no call could meet, or that contradict one another.
  public HangUpLimits {
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException(
          "Expected a confidence between 0 and 1, found " + confidence);
    }
    if (highFrom.compareTo(criticalFrom) > 0) {
      throw new IllegalArgumentException(
          "Expected high severity to start before critical, found "
              + highFrom
              + ", "
              + criticalFrom);
    }
  }

  Severity severity(Duration lost) {
    if (lost.compareTo(criticalFrom) >= 0) {
      return Severity.CRITICAL;
    }
    return lost.compareTo(highFrom) >= 0 ? Severity.HIGH : Severity.MEDIUM;
  }
}
