package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stream that has records to read and gets on with none is not ready, though it runs.
class StalledIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration SOON = Duration.ofMinutes(2);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Workers workers = new Workers(registry, () -> Duration.ofSeconds(1));

  private double stalled() {
    return registry.get("holdfast.stalled").tag("what", "life-of-calls").gauge().value();
  }

  private String says() {
    return (String) workers.call().getData().orElseThrow().get("life-of-calls");
  }

  @Test
  void shouldNameThePartitionThatWaitsUntilItIsRead(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        TopicProbe probe = new TopicProbe(kafka.bootstrapServers())) {
      Map<String, Object> servers = Map.of("bootstrap.servers", kafka.bootstrapServers());
      TopicSetup.create(servers, TOPICS, 1);
      LifeOfCalls life =
          LifeProcess.life(
              kafka.bootstrapServers(), directory.resolve("state"), "0", registry, workers);
      life.start(new StartupEvent());
      workers.open(new StartupEvent());
      await()
          .dontCatchUncaughtExceptions()
          .atMost(SOON)
          .until(() -> life.call().getStatus() == Status.UP && stalled() == 0);
      setLargestRecord(servers, 200); // a transaction can be ended, and no call event written
      Fact fact = Story.dated(Story.call().facts().getFirst(), "f1", Instant.now());
      probe.send(TOPICS.telephonyEvents(), fact);
      await()
          .dontCatchUncaughtExceptions()
          .atMost(SOON)
          .until(this::says, said -> said.startsWith("stalled: "));
      assertThat(stalled()).isEqualTo(1);
      assertThat(workers.call().getStatus()).isEqualTo(Status.DOWN);
      setLargestRecord(servers, 1_000_000);
      await()
          .dontCatchUncaughtExceptions()
          .atMost(SOON)
          .until(() -> workers.call().getStatus() == Status.UP);
      assertThat(stalled()).isZero();
      assertThat(probe.events(TOPICS.callEvents())).hasSize(1);
      life.stop(new ShutdownEvent());
    }
  }

  private static void setLargestRecord(Map<String, Object> servers, int bytes) throws Exception {
    var setting = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.callEvents().name());
    try (var admin = Admin.create(servers)) {
      admin
          .incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(setting, OpType.SET))))
          .all()
          .get();
    }
  }
}
