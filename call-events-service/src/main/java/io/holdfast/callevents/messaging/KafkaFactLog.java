package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Facts to the intake topic, and what could not be read to its dead letters.
@ApplicationScoped
public class KafkaFactLog implements FactLog {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topic<String, Fact> topic;
  private final InstantSource clock;

  /// @param kafka settings of the client, at least the servers
  public KafkaFactLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      CallEventsConfig config,
      InstantSource clock) {
    this.clock = clock;
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
  public List<Refused> append(List<Fact> facts, List<DeadLetter> rejected) {
    List<Future<?>> acks = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    try {
      for (Fact fact : facts) {
        acks.add(sent(fact));
      }
      List<Future<?>> letters = new ArrayList<>();
      for (DeadLetter letter : rejected) {
        letters.add(producer.send(letter.toRecord()));
      }
      for (int i = 0; i < acks.size(); i++) {
        UnreadableEventException why = refusal(acks.get(i));
        if (why != null) {
          refused.add(new Refused(i, why));
          letters.add(producer.send(letter(facts.get(i), why).toRecord()));
        }
      }
      for (Future<?> letter : letters) {
        letter.get();
      }
      return refused;
    } catch (ExecutionException | KafkaException e) {
      throw new UnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(e);
    }
  }

  private Future<?> sent(Fact fact) {
    try {
      return producer.send(bytes(topic.toRecord(fact)));
    } catch (SerializationException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// What the broker, or its client, has against what the record holds; null where it was taken.
  ///
  /// @throws ExecutionException for whatever has nothing to do with the record
  private @Nullable UnreadableEventException refusal(Future<?> ack)
      throws ExecutionException, InterruptedException {
    try {
      ack.get();
      return null;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case UnreadableEventException own -> own;
        case RecordTooLargeException _ ->
            new UnreadableEventException(
                "too-large", "Expected a fact that the broker takes, found a larger one");
        case SerializationException _ ->
            new UnreadableEventException(
                "bad-field", "Expected a fact that can be written, found another");
        case null, default -> throw e;
      };
    }
  }

  /// The fact itself, in our own vocabulary: what it was read from may hold others that were taken.
  private DeadLetter letter(Fact fact, UnreadableEventException why) {
    String tenant = fact.envelope().tenant();
    Map<String, String> again =
        Map.of(
            "holdfast_tenant",
            tenant,
            "holdfast_path",
            "/v1/tenants/" + tenant + "/events",
            "content-type",
            "application/json");
    return DeadLetter.ofRequest(
        topic.name(), again, Json.bytes(fact.toJson()), why, clock.instant());
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
