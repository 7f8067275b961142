package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No record ends the stream, with the limits of a real broker and the transactions of a real
/// producer.
class BrokenRecordsIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  @Test
  void shouldGoOnAfterRecordsThatBreakAStep(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        TopicProbe probe = new TopicProbe(kafka.bootstrapServers())) {
      TopicSetup.create(Map.of("bootstrap.servers", kafka.bootstrapServers()), TOPICS, 1);
      LifeOfCalls life =
          LifeProcess.life(kafka.bootstrapServers(), directory.resolve("state"), "0");
      life.start(new StartupEvent());
      String intake = TOPICS.telephonyEvents().name();
      Instant now = Instant.now();
      var hostile = HostileFacts.of(intake, now);
      Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
      try (var producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (ProducerRecord<byte[], byte[]> record : hostile.values()) {
          producer.send(record).get();
        }
        for (String call : hostile.keySet()) {
          producer.send(HostileFacts.good(intake, call, now)).get();
        }
      }
      List<CallEvent> events =
          probe.await(
              TOPICS.callEvents(),
              Duration.ofMinutes(2),
              all ->
                  all.stream().filter(e -> e.envelope().id().equals("good")).count()
                      == hostile.size());
      long refused =
          probe.records(TOPICS.telephonyEvents().deadLetters()).stream()
              .map(r -> new String(r.headers().lastHeader("holdfast_reason").value(), UTF_8))
              .peek(reason -> assertThat(reason).isIn("too-large", "bad-json"))
              .count();
      assertThat(events.size() + refused).isEqualTo(2L * hostile.size());
      life.stop(new ShutdownEvent());
    }
  }
}
