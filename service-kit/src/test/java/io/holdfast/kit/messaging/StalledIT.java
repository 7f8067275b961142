package io.holdfast.kit.messaging;

import static io.holdfast.kit.Notes.note;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.kit.Notes;
import io.holdfast.kit.health.Workers;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutboxRelay;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.SettableClock;
import io.holdfast.testkit.TopicProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that does not get on says so, and says when it does again; its clock is moved by hand.
class StalledIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static ReaderSetting here;

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Workers workers = new Workers(registry, () -> LIMIT, clock);

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    here = new ReaderSetting(directory);
    try (var table = Outbox.class.getResourceAsStream("/db/outbox/V0__outbox.sql")) {
      String sql = new String(table.readAllBytes(), UTF_8);
      here.transactions.run(() -> here.transactions.update(sql));
    }
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  private boolean isReady() {
    return workers.call().getStatus() == Status.UP;
  }

  private String says(String worker) {
    return (String) workers.call().getData().orElseThrow().get(worker);
  }

  private double stalled(String worker) {
    return registry.get("holdfast.stalled").tag("what", worker).gauge().value();
  }

  @Test
  void shouldNameTheReaderWhoseHandlerRefusesUntilItTakes() {
    Topic<String, Notification> topic = Notes.topic(here.kafka.bootstrapServers(), "refuses.");
    here.probe.send(topic, note("c1", 1));
    var refuses = new AtomicBoolean(true);
    var tries = new AtomicInteger();
    try (var reader =
        new TopicReader(
            "refuses",
            here.settings(),
            List.of(
                new Subscription<>(
                    topic,
                    batch -> {
                      tries.incrementAndGet();
                      if (refuses.get()) {
                        throw new IllegalStateException("no, on purpose");
                      }
                      here.keep(batch);
                    })),
            DeadLetters.onKafka(here.letters, registry),
            here.transactions::run,
            workers.worker("reader"))) {
      reader.start();
      workers.open(new StartupEvent());
      await().atMost(SOON).until(() -> tries.get() >= 2);
      assertThat(isReady()).isTrue();
      clock.advance(LIMIT.plusSeconds(1));
      assertThat(isReady()).isFalse();
      assertThat(says("reader"))
          .startsWith("stalled: " + topic.name() + "-")
          .endsWith("has waited for 61 s");
      assertThat(stalled("reader")).isEqualTo(1);
      refuses.set(false);
      await().atMost(SOON).until(this::isReady);
      assertThat(stalled("reader")).isZero();
    }
  }

  /// On a real clock: a poll that comes back waits for less than this limit, an answer for more.
  @Test
  void shouldNameTheReaderThatNoBrokerAnswersAnyMore(@TempDir Path directory) throws Exception {
    var watched = new Workers(new SimpleMeterRegistry(), () -> Duration.ofSeconds(3));
    var taken = new AtomicBoolean();
    var kafka = EmbeddedKafka.start(directory, 0);
    Topic<String, Notification> topic = Notes.topic(kafka.bootstrapServers(), "away.");
    try (kafka;
        var reader =
            new TopicReader(
                "away",
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                List.of(new Subscription<>(topic, _ -> taken.set(true))),
                DeadLetters.onKafka(here.letters, registry),
                here.transactions::run,
                watched.worker("reader"));
        var probe = new TopicProbe(kafka.bootstrapServers())) {
      probe.send(topic, note("c1", 1));
      reader.start();
      watched.open(new StartupEvent());
      await().atMost(SOON).until(taken::get);
      stop(kafka);
      await().atMost(SOON).until(() -> watched.call().getStatus() == Status.DOWN);
      assertThat((String) watched.call().getData().orElseThrow().get("reader"))
          .startsWith("stalled: a poll");
    }
  }

  /// A member of the group that does not poll holds up whoever joins, for minutes.
  @Test
  void shouldNameTheReaderThatGetsNoPartitions() {
    Topic<String, Notification> topic = Notes.topic(here.kafka.bootstrapServers(), "joins.");
    Map<String, Object> settings = new HashMap<>(here.settings());
    settings.put("group.id", "joins");
    var bytes = new ByteArrayDeserializer();
    try (var other = new KafkaConsumer<>(settings, bytes, bytes);
        var reader =
            new TopicReader(
                "joins",
                here.settings(),
                List.of(new Subscription<>(topic, here::keep)),
                DeadLetters.onKafka(here.letters, registry),
                here.transactions::run,
                workers.worker("reader"))) {
      other.subscribe(List.of(topic.name()));
      await()
          .atMost(SOON)
          .until(() -> {
            other.poll(Duration.ofMillis(100));
            return !other.assignment().isEmpty();
          });
      reader.start();
      workers.open(new StartupEvent());
      assertThat(isReady()).isTrue();
      clock.advance(LIMIT.plusSeconds(1));
      // the poll that was under way waits since then too
      await()
          .atMost(SOON)
          .until(() -> says("reader").equals("stalled: a place in the group has waited for 61 s"));
      assertThat(isReady()).isFalse();
      other.unsubscribe();
      await().atMost(SOON).until(this::isReady);
    }
  }

  @Test
  void shouldNameTheRelayWhoseTopicRefusesUntilItTakes() throws Exception {
    Topic<String, Notification> topic = Notes.topic(here.kafka.bootstrapServers(), "full.");
    Topic<String, Notification> other = Notes.topic(here.kafka.bootstrapServers(), "free.");
    var outbox = new Outbox(here.transactions.dataSource());
    var passes = new AtomicInteger();
    setLargestRecord(topic, 10); // it takes none
    here.transactions.run(() -> outbox.put(topic, note("c1", 1)));
    try (var producer = Producers.forOutbox(here.settings());
        var relay =
            new OutboxRelay(
                here.transactions.dataSource(),
                work -> {
                  passes.incrementAndGet();
                  here.transactions.run(work);
                },
                producer,
                workers.worker("outbox-relay"))) {
      relay.start();
      workers.open(new StartupEvent());
      await().atMost(SOON).until(() -> passes.get() >= 2);
      assertThat(isReady()).isTrue();
      clock.advance(LIMIT.plusSeconds(1));
      here.transactions.run(() -> outbox.put(other, note("c1", 1)));
      await().atMost(SOON).until(() -> here.probe.events(other).size() == 1);
      await().atMost(SOON).until(() -> says("outbox-relay").startsWith("stalled: row "));
      assertThat(isReady()).isFalse();
      assertThat(stalled("outbox-relay")).isEqualTo(1);
      setLargestRecord(topic, 1_000_000);
      await().atMost(SOON).until(this::isReady);
      assertThat(stalled("outbox-relay")).isZero();
      assertThat(here.probe.events(topic)).isNotEmpty();
    }
  }

  private static void stop(EmbeddedKafka kafka) {
    kafka.close();
  }

  private static void setLargestRecord(Topic<String, Notification> topic, int bytes)
      throws Exception {
    var setting = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try (var admin = Admin.create(here.settings())) {
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(setting, OpType.SET))))
          .all()
          .get();
    }
  }
}
