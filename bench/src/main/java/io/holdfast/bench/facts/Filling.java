package io.holdfast.bench.facts;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A topic, filled with facts in the form in which the intake writes them.
///
/// @param facts how many
/// @param valueBytes mean size of a value
/// @param recordBytes mean size of key, value and headers
/// @param calls those that were open at the end
public record Filling(long facts, int valueBytes, int recordBytes, OpenCalls calls) {

  /// Fills the topic and waits for the broker.
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
  public static Filling fill(String kafka, Topic<String, Fact> topic, long facts, OpenCalls calls) {
    FactClock clock = new FactClock(facts, Instant.now());
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long valueBytes = 0;
    long recordBytes = 0;
    try (Producer<String, byte[]> producer = producer(kafka)) {
      for (long i = 0; i < facts; i++) {
        ProducerRecord<String, byte[]> out = topic.toRecord(calls.next(clock.next()));
        valueBytes += out.value().length;
        recordBytes += sizeOf(out);
        producer.send(out, (_, e) -> failure.compareAndSet(null, e));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("Expected to fill " + topic.name(), failure.get());
    }
    return new Filling(facts, (int) (valueBytes / facts), (int) (recordBytes / facts), calls);
  }

  /// A producer with the settings of the intake.
  public static Producer<String, byte[]> producer(String kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka);
    settings.put("acks", "all");
    settings.put("linger.ms", 2);
    settings.put("compression.type", "lz4");
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static int sizeOf(ProducerRecord<String, byte[]> out) {
    int size = out.key().length() + out.value().length;
    for (var header : out.headers()) {
      size += header.key().length() + header.value().length;
    }
    return size;
  }
}
