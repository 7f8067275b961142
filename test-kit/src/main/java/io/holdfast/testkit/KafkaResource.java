package io.holdfast.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/// Kafka for a Quarkus test: embedded, or a container with `-Pcontainers`.
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private AutoCloseable running = () -> {};

  @Override
  public Map<String, String> start() {
    String servers = Infra.useContainers() ? container() : embedded();
    return Map.of("kafka.bootstrap.servers", servers, "quarkus.kafka.devservices.enabled", "false");
  }

  private String embedded() {
    try {
      EmbeddedKafka kafka = EmbeddedKafka.start(Files.createTempDirectory("holdfast-kafka"), 0);
      running = kafka;
      return kafka.bootstrapServers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String container() {
    KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");
    running = kafka;
    kafka.start();
    return kafka.getBootstrapServers();
  }

  @Override
  public void stop() {
    Infra.close(running);
  }
}
