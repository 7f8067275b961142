package io.holdfast.review.messaging;

import io.holdfast.contracts.Topics;
import io.holdfast.kit.messaging.DeadLetters;
import io.holdfast.kit.messaging.TopicReader;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.kit.outbox.OutboxRelay;
import io.holdfast.review.ReviewConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Starts and stops the reader and the relay, and tells whether they run.
@Readiness
@ApplicationScoped
public class Running implements HealthCheck {
  /// Consumer group of the service.
  static final String GROUP = "review-service";

  private final ReviewConfig config;
  private final Map<String, Object> kafka;
  private final DataSource dataSource;
  private final Readers readers;
  private @Nullable KafkaProducer<byte[], byte[]> deadLetters;
  private @Nullable KafkaProducer<String, byte[]> producer;
  private @Nullable TopicReader reader;
  private @Nullable OutboxRelay relay;

  Running(
      ReviewConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      DataSource dataSource,
      Readers readers) {
    this.config = config;
    this.kafka = kafka;
    this.dataSource = dataSource;
    this.readers = readers;
  }

  void onStart(@Observes StartupEvent event) {
    if (config.topics().create()) {
      Topics topics = config.topics().topics();
      TopicSetup.create(kafka, topics, config.topics().replication());
    }
    startRelay();
    var letters = readers.deadLetterProducer();
    deadLetters = letters;
    var started = readers.inGroup(GROUP, DeadLetters.onKafka(letters));
    started.start();
    reader = started;
  }

  void onStop(@Observes ShutdownEvent event) {
    if (reader != null) {
      reader.close();
    }
    if (deadLetters != null) {
      deadLetters.close();
    }
    stopRelay();
  }

  /// Starts to tell what stands in the outbox.
  final void startRelay() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    var out = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    var started =
        new OutboxRelay(dataSource, work -> QuarkusTransaction.requiringNew().run(work), out);
    started.start();
    producer = out;
    relay = started;
  }

  /// Stops it; what is not told yet stays in the outbox.
  final void stopRelay() {
    if (relay != null) {
      relay.close();
    }
    if (producer != null) {
      producer.close();
    }
  }

  @Override
  public HealthCheckResponse call() {
    boolean reads = reader != null && reader.isRunning();
    boolean tells = relay != null && relay.isRunning();
    return HealthCheckResponse.named("messaging")
        .withData("reader", reads)
        .withData("relay", tells)
        .status(reads && tells)
        .build();
  }
}
