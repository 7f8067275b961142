package io.holdfast.contracts.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.EventSerde;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import org.jspecify.annotations.Nullable;

/// A fact as call-events-service publishes it: without the caller's number, and with the life of
/// the call after all facts known by then. Its JSON is the fact's with the snapshot as `call`.
///
/// @param fact the fact, or an event that the service derived
/// @param call the call now; null for a fact that belongs to no call
public record CallEvent(Fact fact, @Nullable CallSnapshot call) implements Event {

  /// The serde of call events.
  public static EventSerde<CallEvent> serde() {
    return new EventSerde<>(CallEvent::toJson, CallEvent::fromJson);
  }

  @Override
  public Envelope envelope() {
    return fact.envelope();
  }

  @Override
  public RecordKey key() {
    return fact.key();
  }

  /// What the fact tells.
  public Happening happening() {
    return fact.happening();
  }

  private ObjectNode toJson() {
    ObjectNode value = fact.toJson();
    if (call != null) {
      value.set("call", Json.mapper().valueToTree(call));
    }
    return value;
  }

  private static CallEvent fromJson(ObjectNode value) {
    ObjectNode own = value.deepCopy();
    var call = own.remove("call");
    return new CallEvent(
        Fact.fromJson(own),
        call == null || call.isNull() ? null : Json.convert(call, CallSnapshot.class));
  }
}
