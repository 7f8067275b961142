package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.telephony.Fact;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Facts to the intake topic, and what could not be read to its dead letters.
@ApplicationScoped
public class KafkaFactLog implements FactLog {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topic<String, Fact> topic;

  /// @param kafka settings of the client, at least the servers
  public KafkaFactLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, CallEventsConfig config) {
    this.topic = config.topics().topics().telephonyEvents();
    Duration timeout = config.callEvents().produceTimeout();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 2);
    settings.put("compression.type", "lz4");
    settings.put("max.block.ms", timeout.toMillis());
    settings.put("request.timeout.ms", (int) timeout.toMillis() / 2);
    settings.put("delivery.timeout.ms", (int) timeout.toMillis());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void append(List<Fact> facts, List<DeadLetter> rejected) {
    List<Future<?>> acks = new ArrayList<>();
    try {
      for (Fact fact : facts) {
        acks.add(producer.send(bytes(topic.toRecord(fact))));
      }
      for (DeadLetter letter : rejected) {
        acks.add(producer.send(letter.toRecord()));
      }
      for (Future<?> ack : acks) {
        ack.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new UnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> bytes(ProducerRecord<String, byte[]> out) {
    return new ProducerRecord<>(
        out.topic(), null, out.key().getBytes(UTF_8), out.value(), out.headers());
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
