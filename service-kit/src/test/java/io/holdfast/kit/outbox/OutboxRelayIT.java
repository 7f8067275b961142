package io.holdfast.kit.outbox;

import static io.holdfast.kit.Notes.note;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.kit.Notes;
import io.holdfast.kit.Transactions;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.messaging.Producers;
import io.holdfast.testkit.EmbeddedDatabase;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.Ports;
import io.holdfast.testkit.TopicProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static EmbeddedKafka kafka;
  private static EmbeddedDatabase database;
  private static TopicProbe probe;
  private static Transactions transactions;
  private static Outbox outbox;
  private static KafkaProducer<String, byte[]> producer;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    kafka = EmbeddedKafka.start(directory, 0);
    database = EmbeddedDatabase.start();
    probe = new TopicProbe(kafka.bootstrapServers());
    transactions = new Transactions(database.jdbcUrl("postgres"));
    outbox = new Outbox(transactions.dataSource());
    producer = Producers.forOutbox(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    try (var table = Outbox.class.getResourceAsStream("/db/outbox/V0__outbox.sql")) {
      String sql = new String(table.readAllBytes(), UTF_8);
      transactions.run(() -> transactions.update(sql));
    }
  }

  @AfterAll
  static void stop() {
    producer.close();
    probe.close();
    database.close();
    kafka.close();
  }

  @BeforeEach
  void empty() {
    transactions.run(() -> transactions.update("delete from outbox"));
  }

  private static Topic<String, Notification> topic(String prefix) {
    return Notes.topic(kafka.bootstrapServers(), prefix);
  }

  private static OutboxRelay relay(KafkaProducer<String, byte[]> to) {
    return new OutboxRelay(transactions.dataSource(), transactions::run, to, worker());
  }

  private static Worker worker() {
    return new Worker("outbox-relay", InstantSource.system());
  }

  private static void put(Topic<String, Notification> topic, Notification... notes) {
    transactions.run(() -> List.of(notes).forEach(n -> outbox.put(topic, n)));
  }

  private static long waiting() {
    return transactions.number("select count(*) from outbox");
  }

  private static List<String> ids(Topic<String, Notification> topic) {
    return probe.events(topic).stream().map(n -> n.envelope().id()).toList();
  }

  /// Gives up soon, so that a test need not wait.
  private static KafkaProducer<String, byte[]> impatient(String servers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("max.block.ms", 500);
    settings.put("request.timeout.ms", 500);
    settings.put("delivery.timeout.ms", 1000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Test
  void shouldTellAnEventIfAndOnlyIfItsTransactionCommits() {
    var topic = topic("commit.");
    put(topic, note("c1", 1));
    assertThatThrownBy(() ->
            transactions.run(() -> {
              outbox.put(topic, note("c1", 2));
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");
    assertThat(relay(producer).pass()).isEqualTo(1);
    assertThat(relay(producer).pass()).isZero();
    assertThat(ids(topic)).containsExactly("c1:1");
    assertThat(waiting()).isZero();
  }

  @Test
  void shouldTellInTheBinaryModeOfCloudEvents() {
    var topic = topic("binary.");
    put(topic, note("c1", 1));
    relay(producer).pass();
    var told = probe.records(topic.name()).getFirst();
    Map<String, String> headers = new HashMap<>();
    told.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
    assertThat(told.key()).isEqualTo("t1|c1");
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "c1:1")
        .containsEntry("ce_source", "/holdfast/test")
        .containsEntry("ce_type", "notification.requested")
        .containsEntry("ce_time", "2026-03-01T12:00:00.123456Z")
        .containsEntry("ce_subject", "call-1")
        .containsEntry("ce_tenant", "t1")
        .containsEntry("content-type", "application/json");
    assertThat(new String(told.value(), UTF_8)).contains("\"id\":\"c1:1\"");
  }

  @Test
  void shouldKeepTheOrderOfEachKeyWhenTwoRelaysRunAtOnce() {
    var topic = topic("order.");
    int keys = 20;
    int each = 100;
    try (var other = Producers.forOutbox(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        var first = relay(producer);
        var second = relay(other)) {
      first.start();
      second.start();
      IntStream.rangeClosed(1, each)
          .forEach(n -> {
            Notification[] round =
                IntStream.range(0, keys)
                    .mapToObj(k -> note("c" + k, n))
                    .toArray(Notification[]::new);
            put(topic, round);
          });
      await().atMost(SOON).until(() -> waiting() == 0);
    }
    var byKey =
        probe.events(topic).stream()
            .collect(groupingBy(n -> n.key().id(), mapping(Notes::number, toList())));
    List<Integer> ordered = IntStream.rangeClosed(1, each).boxed().toList();
    assertThat(byKey).hasSize(keys);
    assertThat(byKey.values()).allSatisfy(ns -> assertThat(ns).isEqualTo(ordered));
  }

  @Test
  void shouldRepeatButLoseNoneWhenItDiesAfterSending() {
    var topic = topic("crash.");
    put(topic, note("c1", 1), note("c2", 1));
    var dying =
        new OutboxRelay(
            transactions.dataSource(),
            work ->
                transactions.run(() -> {
                  work.run();
                  throw new IllegalStateException("died before the commit");
                }),
            producer,
            worker());
    assertThatThrownBy(dying::pass).hasMessage("died before the commit");
    assertThat(waiting()).isEqualTo(2);
    relay(producer).pass();
    assertThat(ids(topic)).containsExactlyInAnyOrder("c1:1", "c2:1", "c1:1", "c2:1");
    assertThat(waiting()).isZero();
  }

  @Test
  void shouldKeepEventsWhileTheBrokerIsAwayAndTellThemLater(@TempDir Path directory) {
    int port = Ports.free();
    var broker = EmbeddedKafka.start(directory, port);
    String servers = broker.bootstrapServers();
    var topic = Notes.topic(servers, "away.");
    try (var sender = impatient(servers);
        var relay = relay(sender)) {
      broker.close();
      put(topic, note("c1", 1), note("c1", 2), note("c2", 1));
      assertThat(relay.pass()).isZero();
      relay.start();
      assertThat(waiting()).isEqualTo(3);
      broker = EmbeddedKafka.start(directory, port);
      await().atMost(SOON).until(() -> waiting() == 0);
      assertThat(relay.isRunning()).isTrue();
      try (var there = new TopicProbe(servers)) {
        var distinct = there.events(topic).stream().map(n -> n.envelope().id()).distinct();
        assertThat(distinct).containsExactlyInAnyOrder("c1:1", "c1:2", "c2:1");
      }
    } finally {
      broker.close();
    }
  }

  @Test
  void shouldHoldBackOneKeyOnlyWhenTheBrokerRefusesAnEvent() {
    var topic = topic("large.");
    put(
        topic,
        note("c1", 1, Map.of("text", "x".repeat(2_000_000))),
        note("c1", 2),
        note("c2", 1),
        note("c2", 2));
    var relay = relay(producer);
    assertThat(relay.pass()).isEqualTo(1);
    assertThat(relay.pass()).isEqualTo(1);
    assertThat(relay.pass()).isZero();
    assertThat(ids(topic)).containsExactly("c2:1", "c2:2");
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void shouldSayThatARowWaitsWhileAnotherRelayHoldsIt() {
    put(new Topics("missing.").notifications(), note("c1", 1));
    Worker worker = worker();
    try (var sender = impatient(kafka.bootstrapServers())) {
      var relay = new OutboxRelay(transactions.dataSource(), transactions::run, sender, worker);
      relay.pass();
      assertThat(worker.isIdle()).isFalse();
      transactions.run(() -> {
        transactions.update("update outbox set key = key"); // holds the row, as a relay does
        CompletableFuture.runAsync(relay::pass).join();
      });
      assertThat(worker.isIdle()).isFalse();
      transactions.run(() -> transactions.update("delete from outbox"));
      relay.pass();
      assertThat(worker.isIdle()).isTrue();
    }
  }

  @Test
  void shouldGoOnWithOtherTopicsWhenOneIsMissing() {
    var topic = topic("there.");
    put(new Topics("missing.").notifications(), note("c1", 1), note("c2", 1));
    put(topic, note("c1", 1));
    try (var sender = impatient(kafka.bootstrapServers())) {
      // The first metadata of a new producer may take longer than it waits.
      sender.partitionsFor(topic.name());
      assertThat(relay(sender).pass()).isEqualTo(1);
    }
    assertThat(ids(topic)).containsExactly("c1:1");
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void shouldGoOnWhenATransactionFailsAndSayWhenAnErrorEndedIt() {
    int[] calls = new int[1];
    var relay =
        new OutboxRelay(
            transactions.dataSource(),
            work -> {
              if (++calls[0] == 1) {
                throw new IllegalStateException("database away");
              }
              throw new AssertionError("a test's own error, on purpose");
            },
            producer,
            worker());
    relay.start();
    await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> !relay.isRunning());
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void shouldEndInTime() {
    var relay = relay(producer);
    relay.start();
    long before = System.nanoTime();
    relay.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(relay.isRunning()).isFalse();
    relay(producer).close();
  }
}
