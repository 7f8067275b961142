package io.holdfast.contracts.callbacks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.RecordKey;
import java.util.Map;

/// A message for a caller by another channel (type `notification.requested`), for a messaging
/// platform to send.
///
/// @param channel such as `sms`
/// @param template name of the wording
/// @param values what the wording is filled with; never a phone number
public record Notification(
    @JsonUnwrapped Envelope envelope,
    String callbackId,
    String channel,
    String template,
    Map<String, String> values)
    implements Event {
  @Override
  public RecordKey key() {
    return new RecordKey(envelope.tenant(), callbackId);
  }
}
