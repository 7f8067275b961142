package io.holdfast.review.messaging;

import io.holdfast.contracts.Topics;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.messaging.DeadLetters;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.kit.messaging.TopicReader;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.kit.outbox.OutboxRelay;
import io.holdfast.review.ReviewConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// Starts and stops the reader and the relay.
@ApplicationScoped
public class Running {
  private final ReviewConfig config;
  private final Map<String, Object> kafka;
  private final DataSource dataSource;
  private final Readers readers;
  private final MeterRegistry registry;
  private final Worker reads;
  private final Worker tells;
  private volatile @Nullable KafkaProducer<byte[], byte[]> deadLetters;
  private volatile @Nullable KafkaProducer<String, byte[]> producer;
  private volatile @Nullable TopicReader reader;
  private volatile @Nullable OutboxRelay relay;

  Running(
      ReviewConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      DataSource dataSource,
      Readers readers,
      Workers workers,
      MeterRegistry registry) {
    this.config = config;
    this.kafka = kafka;
    this.dataSource = dataSource;
    this.readers = readers;
    this.registry = registry;
    this.reads = workers.worker("reader");
    this.tells = workers.worker("outbox-relay");
  }

  void onStart(@Observes StartupEvent event) {
    if (config.topics().create()) {
      Topics topics = config.topics().topics();
      TopicSetup.create(kafka, topics, config.topics().replication());
    }
    startRelay();
    var letters = readers.deadLetterProducer();
    deadLetters = letters;
    String group = config.topics().group("review-service");
    var started = readers.inGroup(group, DeadLetters.onKafka(letters, registry), reads);
    started.start();
    reader = started;
  }

  void onStop(@Observes ShutdownEvent event) {
    close(reader);
    close(deadLetters);
    stopRelay();
  }

  /// Starts to tell what stands in the outbox.
  public void startRelay() {
    var out = Producers.forOutbox(kafka);
    var started =
        new OutboxRelay(
            dataSource, work -> QuarkusTransaction.requiringNew().run(work), out, tells);
    started.start();
    producer = out;
    relay = started;
  }

  /// Stops it; what is not told yet stays in the outbox.
  public void stopRelay() {
    close(relay);
    close(producer);
  }

  private static void close(@Nullable AutoCloseable running) {
    try {
      if (running != null) {
        running.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("Expected to stop the messaging, could not", e);
    }
  }
}
