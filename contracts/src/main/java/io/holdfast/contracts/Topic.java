package io.holdfast.contracts;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/// A topic with the form of its records.
///
/// @param name full name, prefix included
/// @param keys serde of the key
/// @param values serde of the value
/// @param partitions default number of partitions
/// @param retention how long records are kept; null for a compacted topic
public record Topic<K, V extends Event>(
    String name,
    Serde<K> keys,
    EventSerde<V> values,
    int partitions,
    @Nullable Duration retention) {

  /// Name of the topic that takes what could not be read from this one.
  public String deadLetters() {
    return "dlq." + name;
  }

  /// The record of an event: its key, CloudEvents headers and flat JSON value.
  public ProducerRecord<String, byte[]> toRecord(V event) {
    var headers = new RecordHeaders();
    byte[] value = values.serializer().serialize(name, headers, event);
    return new ProducerRecord<>(name, null, event.key().toString(), value, headers);
  }

  /// Broker settings of the topic, as the contract asks for them.
  public Map<String, String> settings() {
    return retention == null
        ? Map.of("cleanup.policy", "compact")
        : Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
  }
}
