package io.holdfast.kit.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Producers that lose nothing and give up in time.
///
/// A send ends, well or badly, within 30 s: sooner than the 60 s after which Quarkus rolls a
/// transaction back. Otherwise the locks of the outbox would be gone while the producer still holds
/// the event, and an older event could arrive after a newer one of another relay.
public final class Producers {
  private static final int BLOCK_MS = 10_000;
  private static final int REQUEST_MS = 10_000;
  private static final int DELIVERY_MS = 30_000;

  private Producers() {}

  /// For [io.holdfast.kit.outbox.OutboxRelay].
  ///
  /// @param kafka at least `bootstrap.servers`
  public static KafkaProducer<String, byte[]> forOutbox(Map<String, Object> kafka) {
    return producer(kafka, new StringSerializer());
  }

  /// For [DeadLetters#onKafka].
  ///
  /// @param kafka at least `bootstrap.servers`
  public static KafkaProducer<byte[], byte[]> forDeadLetters(Map<String, Object> kafka) {
    return producer(kafka, new ByteArraySerializer());
  }

  private static <K> KafkaProducer<K, byte[]> producer(
      Map<String, Object> kafka, Serializer<K> keys) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", BLOCK_MS);
    settings.put("request.timeout.ms", REQUEST_MS);
    settings.put("delivery.timeout.ms", DELIVERY_MS);
    return new KafkaProducer<>(settings, keys, new ByteArraySerializer());
  }
}
