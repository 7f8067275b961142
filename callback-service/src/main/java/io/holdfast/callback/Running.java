package io.holdfast.callback;

import io.holdfast.contracts.Topics;
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
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Starts and stops what leaves the service: the loop that orders dials, and the relay that tells
/// Kafka. Topics are made before anything reads or writes them.
@Singleton
@Readiness
class Running implements HealthCheck {
  /// Before the readers of topics.
  private static final int FIRST = 100;

  private final TopicSettings settings;
  private final Topics topics;
  private final Map<String, Object> kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final OutboxRelay relay;
  private final DueLoop loop;

  Running(
      CallbackConfig config,
      Topics topics,
      PlaceDueCallbacks placing,
      DataSource dataSource,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = config.topics();
    this.topics = topics;
    this.kafka = kafka;
    this.producer = Producers.forOutbox(kafka);
    this.relay =
        new OutboxRelay(dataSource, r -> QuarkusTransaction.requiringNew().run(r), producer);
    this.loop = new DueLoop(placing::pass, config.callback().dial().pollEvery());
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (settings.create()) {
      TopicSetup.create(kafka, topics, settings.replication());
    }
    relay.start();
    loop.start();
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    loop.stop();
    relay.close();
    producer.close(Duration.ofSeconds(5));
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("callbacks are placed and told")
        .status(loop.isRunning() && relay.isRunning())
        .build();
  }
}
