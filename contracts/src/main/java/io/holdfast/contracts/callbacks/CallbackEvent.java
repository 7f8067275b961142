package io.holdfast.contracts.callbacks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;

/// What happened to a promise, with its state afterwards. Types: `callback.` and the status reached
/// (`callback.scheduled`), or `callback.changed` where the status stays.
public record CallbackEvent(@JsonUnwrapped Envelope envelope, Callback callback) implements Event {
  @Override
  public RecordKey key() {
    return new RecordKey(envelope.tenant(), callback.callbackId());
  }
}
