package io.holdfast.contracts.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Event;
import io.holdfast.contracts.EventSerde;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// A fact as call-events-service publishes it: without the caller's number, and with the life of
/// the call after all facts known by then. Its JSON is the fact's with the snapshot as `call`.
///
/// @param fact the fact, or an event that the service derived
/// @param call the call now; null for a fact that belongs to no call
public record CallEvent(Fact fact, @Nullable CallSnapshot call) implements Event {

  static final String CALL = "call";

  /// The serde of call events.
  public static EventSerde<CallEvent> serde() {
    return new EventSerde<>(CallEvent::toJson, CallEvent::fromJson);
  }

  /// Writes as [CallEventWriter] does, on any thread.
  public static Serializer<CallEvent> writer() {
    ThreadLocal<CallEventWriter> writers = ThreadLocal.withInitial(CallEventWriter::new);
    return new Serializer<>() {
      @Override
      public byte[] serialize(String topic, CallEvent event) {
        return serialize(topic, new RecordHeaders(), event);
      }

      @Override
      public byte[] serialize(String topic, Headers headers, CallEvent event) {
        return writers.get().write(event, headers);
      }
    };
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

  ObjectNode toJson() {
    ObjectNode value = fact.toJson();
    if (call != null) {
      value.set(CALL, Json.mapper().valueToTree(call));
    }
    return value;
  }

  private static CallEvent fromJson(ObjectNode value) {
    ObjectNode own = value.deepCopy();
    var call = own.remove(CALL);
    return new CallEvent(
        Fact.fromJson(own),
        call == null || call.isNull() ? null : Json.convert(call, CallSnapshot.class));
  }
}
