package io.holdfast.callback;

import io.holdfast.contracts.Topics;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.kit.messaging.TopicSettings;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.kit.outbox.OutboxRelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Starts and stops the relay that tells Kafka what leaves the service. Topics are made before
/// anything reads or writes them.
@Singleton
class Running {
  /// Before the readers of topics.
  private static final int FIRST = 100;

  private final TopicSettings settings;
  private final Topics topics;
  private final Map<String, Object> kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final OutboxRelay relay;

  Running(
      CallbackConfig config,
      Topics topics,
      DataSource dataSource,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Workers workers) {
    this.settings = config.topics();
    this.topics = topics;
    this.kafka = kafka;
    this.producer = Producers.forOutbox(kafka);
    this.relay =
        new OutboxRelay(
            dataSource,
            r -> QuarkusTransaction.requiringNew().run(r),
            producer,
            workers.worker("outbox-relay"));
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (settings.create()) {
      TopicSetup.create(kafka, topics, settings.replication());
    }
    relay.start();
  }

  void stop(@Observes ShutdownEvent stopped) {
    relay.close();
    producer.close(Duration.ofSeconds(5));
  }
}
