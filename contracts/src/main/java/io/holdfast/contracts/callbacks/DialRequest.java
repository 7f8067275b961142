package io.holdfast.contracts.callbacks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.callbacks.Callback.Brief;
import io.holdfast.contracts.callbacks.Callback.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order to the telephony platform to dial (type `dial.requested`).
///
/// @param dialId idempotency key: the same for every repeat of one attempt; a platform that has
///   seen it dials no second time
/// @param attempt from 1
/// @param number the number to dial; besides the intake topic this topic alone carries one
/// @param notAfter the platform must not dial later
public record DialRequest(
    @JsonUnwrapped Envelope envelope,
    String dialId,
    String callbackId,
    int attempt,
    String number,
    Instant notAfter,
    @Nullable Route route,
    @Nullable Brief brief)
    implements Event {
  @Override
  public RecordKey key() {
    return new RecordKey(envelope.tenant(), callbackId);
  }

  @Override
  public String toString() {
    return "DialRequest[dialId=" + dialId + ", attempt=" + attempt + "]";
  }
}
