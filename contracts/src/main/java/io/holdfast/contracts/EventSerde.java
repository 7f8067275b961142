package io.holdfast.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The one serde: any event to and from its flat JSON value, with CloudEvents headers in binary
/// mode on the way out, and every mode on the way in.
public final class EventSerde<V extends Event> implements Serde<V> {
  private final Function<V, ObjectNode> encode;
  private final Function<ObjectNode, V> decode;
  private final Function<V, byte[]> write;

  /// @param encode event to flat value
  /// @param decode flat value to event; throws [UnreadableEventException]
  public EventSerde(Function<V, ObjectNode> encode, Function<ObjectNode, V> decode) {
    this(encode, decode, event -> Json.bytes(encode.apply(event)));
  }

  /// @param write event to the bytes of its flat value, for a way that needs no tree
  public EventSerde(
      Function<V, ObjectNode> encode, Function<ObjectNode, V> decode, Function<V, byte[]> write) {
    this.encode = encode;
    this.decode = decode;
    this.write = write;
  }

  /// A serde of a record whose JSON form Jackson knows.
  public static <V extends Event> EventSerde<V> of(Class<V> type) {
    return new EventSerde<>(
        event -> Json.mapper().valueToTree(event), value -> Json.convert(value, type));
  }

  /// The flat value of an event.
  public ObjectNode encode(V event) {
    return encode.apply(event);
  }

  /// The event of a flat value.
  ///
  /// @throws UnreadableEventException where a field is missing or does not fit
  public V decode(ObjectNode value) {
    for (String field : new String[] {"id", "source", "type", "occurredAt", "tenant"}) {
      if (!value.hasNonNull(field)) {
        throw UnreadableEventException.ofField("missing-field", field, "there", "none", null);
      }
    }
    V event = decode.apply(value);
    event.key();
    return event;
  }

  /// Reads a record's value in any CloudEvents mode.
  public V read(Headers headers, byte @Nullable [] bytes) {
    return decode(CloudEvents.read(headers, bytes));
  }

  @Override
  public Serializer<V> serializer() {
    return new Serializer<>() {
      @Override
      public byte[] serialize(String topic, V event) {
        return serialize(topic, new RecordHeaders(), event);
      }

      @Override
      public byte[] serialize(String topic, Headers headers, V event) {
        CloudEvents.writeHeaders(event.envelope(), headers);
        return write.apply(event);
      }
    };
  }

  @Override
  public Deserializer<V> deserializer() {
    return new Deserializer<>() {
      @Override
      public V deserialize(String topic, byte[] bytes) {
        return read(new RecordHeaders(), bytes);
      }

      @Override
      public V deserialize(String topic, Headers headers, byte[] bytes) {
        return read(headers, bytes);
      }
    };
  }
}
