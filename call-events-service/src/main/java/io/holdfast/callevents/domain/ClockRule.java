package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import java.time.Duration;
import java.time.Instant;

/// When the time of a fact is not believed (contract section 8): too far ahead of its arrival, or
/// too far behind it. History may be as old as it likes.
///
/// @param ahead platforms' clocks are never far ahead of ours, but for a wrong one
/// @param behind how late a fact may come
public record ClockRule(Duration ahead, Duration behind) {

  /// Whether the time of a fact that came then is in doubt.
  public boolean suspects(Envelope fact, Instant arrivedAt) {
    if (fact.ofThePast()) {
      return false;
    }
    Instant at = fact.occurredAt();
    return at.isAfter(arrivedAt.plus(ahead)) || at.isBefore(arrivedAt.minus(behind));
  }
}
