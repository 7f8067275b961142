package io.holdfast.kit.messaging;

import static io.holdfast.kit.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.kit.Notes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static ReaderSetting here;

  @BeforeAll
  static void start(@TempDir Path directory) {
    here = new ReaderSetting(directory);
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  private static Topic<String, Notification> topic(String prefix) {
    return Notes.topic(here.kafka.bootstrapServers(), prefix);
  }

  private static void send(Topic<String, Notification> topic, String key, int from, int to) {
    IntStream.rangeClosed(from, to).forEach(n -> here.probe.send(topic, note(key, n)));
  }

  private static void awaitTaken(String prefix, long rows) {
    await().atMost(SOON).until(() -> here.taken(prefix) == rows);
  }

  @Test
  void shouldTakeABatchAgainAndInOrderWhenTheTakerThrewAfterItsWork() {
    var topic = topic("again.");
    send(topic, "again-a", 1, 50);
    send(topic, "again-b", 1, 50);
    AtomicInteger batches = new AtomicInteger();
    var order = new ConcurrentHashMap<String, List<Integer>>();
    try (var reader =
        here.reader(
            "again",
            topic,
            batch -> {
              here.keep(batch);
              if (batches.incrementAndGet() == 1) {
                throw new IllegalStateException("a taker's first day, on purpose");
              }
              batch.forEach(r ->
                  order
                      .computeIfAbsent(r.event().callbackId(), k -> new ArrayList<>())
                      .add(Notes.number(r.event())));
            })) {
      reader.start();
      awaitTaken("again-", 100);
      await().atMost(SOON).until(() -> here.committed("again") == 100);
    }
    List<Integer> all = IntStream.rangeClosed(1, 50).boxed().toList();
    assertThat(order).containsEntry("again-a", all).containsEntry("again-b", all);
    assertThat(batches.get()).isGreaterThan(1);
  }

  @Test
  void shouldCommitNoOffsetBeforeTheTransaction() {
    var topic = topic("offset.");
    send(topic, "offset", 1, 3);
    AtomicInteger tries = new AtomicInteger();
    try (var reader =
        here.reader(
            "offset",
            topic,
            batch -> {
              tries.incrementAndGet();
              throw new IllegalStateException("never, on purpose");
            })) {
      reader.start();
      await().atMost(SOON).until(() -> tries.get() >= 2);
    }
    assertThat(here.committed("offset")).isZero();
    try (var reader = here.reader("offset", topic, here::keep)) {
      reader.start();
      awaitTaken("offset:", 3);
    }
    assertThat(here.committed("offset")).isEqualTo(3);
  }

  @Test
  void shouldKeepOneRefusedRecordAsADeadLetterAndTakeItsNeighbours() {
    var topic = topic("refused.");
    here.probe.send(topic, note("refused", 1));
    here.probe.send(topic, note("refused", 2, Map.of("n", "not a number")));
    here.probe.send(topic, note("refused", 3));
    // Too long for the index of the key: SQLSTATE 54000.
    String random =
        new Random(1)
            .ints(20_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    here.probe.send(topic, note("refused-" + random, 1));
    here.probe.send(topic, note("refused", 4));
    try (var reader = here.reader("refused", topic, here::keep)) {
      reader.start();
      awaitTaken("refused:", 3);
      await().atMost(SOON).until(() -> here.committed("refused") == 5);
      assertThat(reader.isRunning()).isTrue();
    }
    assertThat(here.probe.records(topic.deadLetters()))
        .hasSize(2)
        .allSatisfy(r ->
            assertThat(r.headers().lastHeader("holdfast_reason").value())
                .asString()
                .isEqualTo("refused-by-database"))
        .extracting(r -> r.key().substring(0, 10))
        .containsOnly("t1|refused");
  }

  @Test
  void shouldWaitForADatabaseThatIsAwayAndKeepNothingGoodAsADeadLetter() {
    var topic = topic("down.");
    send(topic, "down", 1, 5);
    here.probe.send(new ProducerRecord<>(topic.name(), "t1|down", new byte[] {'{'}));
    send(topic, "down", 6, 10);
    here.stopDatabase();
    try (var reader = here.reader("down", topic, here::keep)) {
      try {
        reader.start();
        await().during(Duration.ofSeconds(4)).atMost(SOON).until(reader::isRunning);
        assertThat(here.probe.records(topic.deadLetters())).isEmpty();
      } finally {
        here.startDatabase();
      }
      awaitTaken("down:", 10);
      await().atMost(SOON).until(() -> here.committed("down") == 11);
      assertThat(reader.isRunning()).isTrue();
    }
    assertThat(here.probe.records(topic.deadLetters())).hasSize(1);
  }

  @Test
  void shouldHandOverToAnotherReaderOfTheGroupWhenOneCloses() {
    var topic = topic("over.");
    var first = here.reader("over", topic, here::keep);
    try (var second = here.reader("over", topic, here::keep)) {
      first.start();
      second.start();
      IntStream.range(0, 30).forEach(k -> send(topic, "over-" + k, 1, 2));
      awaitTaken("over-", 60);
      first.close();
      assertThat(first.isRunning()).isFalse();
      IntStream.range(0, 30).forEach(k -> send(topic, "over-" + k, 3, 4));
      awaitTaken("over-", 120);
      assertThat(second.isRunning()).isTrue();
    }
    first.close();
  }

  @Test
  void shouldEndInTimeEvenWhileABatchIsTriedAgain() {
    var topic = topic("end.");
    send(topic, "end", 1, 1);
    AtomicInteger tries = new AtomicInteger();
    var reader =
        here.reader(
            "end",
            topic,
            batch -> {
              tries.incrementAndGet();
              throw new IllegalStateException("always, on purpose");
            });
    reader.start();
    await().atMost(SOON).until(() -> tries.get() > 0);
    long before = System.nanoTime();
    reader.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(reader.isRunning()).isFalse();
    here.reader("never-started", topic, here::keep).close();
  }

  @Test
  void shouldBreakOffATakerThatDoesNotEnd() {
    var topic = topic("stuck.");
    send(topic, "stuck", 1, 1);
    AtomicInteger tries = new AtomicInteger();
    var never = new CountDownLatch(1);
    var reader =
        here.reader(
            "stuck",
            topic,
            batch -> {
              tries.incrementAndGet();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", e);
              }
            });
    reader.start();
    await().atMost(SOON).until(() -> tries.get() > 0);
    reader.close();
    assertThat(reader.isRunning()).isFalse();
    assertThat(here.committed("stuck")).isZero();
  }

  @Test
  void shouldSayThatItDoesNotRunWhenAnErrorEndedIt() {
    var topic = topic("error.");
    send(topic, "error", 1, 1);
    try (var reader =
        here.reader(
            "error",
            topic,
            batch -> {
              throw new AssertionError("a test's own error, on purpose");
            })) {
      reader.start();
      assertThat(reader.isRunning()).isTrue();
      await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> !reader.isRunning());
    }
    assertThat(here.committed("error")).isZero();
  }
}
