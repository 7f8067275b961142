package io.holdfast.contracts.calls;

import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.JsonInk;
import io.holdfast.contracts.telephony.Happening;
import org.apache.kafka.common.header.Headers;

/// Writes call events with their headers, the same bytes as [CallEvent#serde], without a tree. For
/// one thread.
public final class CallEventWriter {
  private final JsonInk ink = new JsonInk();
  private int factBytes;

  /// The value of the event's record.
  ///
  /// @param headers get the attributes
  public byte[] write(CallEvent event, Headers headers) {
    byte[] time = ink.text(event.envelope().occurredAt());
    CloudEvents.writeHeaders(event.envelope(), time, headers);
    if (event.happening() instanceof Happening.Unknown) {
      factBytes = Json.bytes(event.fact().toJson()).length;
      return Json.bytes(event.toJson());
    }
    ink.open();
    ink.parts(event.envelope());
    ink.parts(event.happening());
    factBytes = ink.length();
    if (event.call() != null) {
      ink.part(CallEvent.CALL, event.call());
    }
    return ink.close();
  }

  /// How many bytes of the event that was written last are the fact's own; the rest is the life of
  /// its call.
  public int factBytes() {
    return factBytes;
  }
}
