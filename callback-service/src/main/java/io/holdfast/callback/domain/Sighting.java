package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import java.time.Instant;

/// A call as one event of it shows it.
///
/// @param occurredAt when the event happened
/// @param word what the event itself says of the end
/// @param backfill whether the event is history, which never leads to a dial
public record Sighting(
    String tenant,
    String callId,
    CallSnapshot call,
    Instant occurredAt,
    EndWord word,
    boolean backfill) {

  /// What an event says of the end of its call.
  public enum EndWord {
    NOTHING,
    REPORTED,
    EXPIRED
  }
}
