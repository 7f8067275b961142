package io.holdfast.kit.messaging;

import static io.holdfast.kit.Notes.note;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.Notification;
import io.holdfast.kit.Notes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableRecordsIT {
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

  private static void write(Topic<String, Notification> topic, String key, byte[] value) {
    here.probe.send(new ProducerRecord<>(topic.name(), 0, key, value));
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> letter) {
    Map<String, String> found = new HashMap<>();
    letter.headers().forEach(h -> found.put(h.key(), new String(h.value(), UTF_8)));
    return found;
  }

  @Test
  void shouldKeepEachAsOneDeadLetterAndGoOn() {
    var topic = Notes.topic(here.kafka.bootstrapServers(), "bad.");
    byte[] good = topic.toRecord(note("c1", 1)).value();
    write(topic, "t1|c1", good);
    write(topic, null, good);
    write(topic, "t1|c1", "{\"id\": +15551230001".getBytes(UTF_8));
    write(topic, "t1|another", good);
    write(topic, "t1|c1", null);
    write(topic, "no-bar", good);
    write(topic, "T1|c1", good);
    write(topic, "t1|c1", topic.toRecord(note("c1", 2)).value());
    try (var reader = here.reader("bad", topic, here::keep)) {
      reader.start();
      await().atMost(SOON).until(() -> here.committed("bad") == 8);
    }
    assertThat(here.given).filteredOn(id -> id.startsWith("c1")).containsExactly("c1:1", "c1:2");
    var letters = here.probe.records(topic.deadLetters());
    Map<String, Map<String, String>> byOffset = new HashMap<>();
    letters.forEach(l -> byOffset.put(headers(l).get("holdfast_offset"), headers(l)));
    assertThat(letters).hasSize(6);
    assertThat(letters)
        .allSatisfy(l -> {
          assertThat(headers(l)).containsKeys(DeadLetter.headerNames().toArray(String[]::new));
          assertThat(headers(l))
              .containsEntry("holdfast_topic", topic.name())
              .containsEntry("holdfast_partition", "0");
          assertThat(headers(l).toString()).doesNotContain("15551230001");
        });
    List<String> reasons =
        List.of("no-key", "bad-json", "key-mismatch", "no-value", "bad-key", "bad-tenant");
    for (int i = 0; i < reasons.size(); i++) {
      assertThat(byOffset.get(Integer.toString(i + 1)))
          .containsEntry("holdfast_reason", reasons.get(i));
    }
  }

  @Test
  void shouldCutTheKeyOfALetterThatWouldBeTooLarge() {
    var topic = Notes.topic(here.kafka.bootstrapServers(), "huge.");
    write(topic, "k".repeat(1_048_300), new byte[] {'{', '}'});
    try (var reader = here.reader("huge", topic, here::keep)) {
      reader.start();
      await().atMost(SOON).until(() -> here.committed("huge") == 1);
    }
    assertThat(here.probe.records(topic.deadLetters()))
        .singleElement()
        .satisfies(l -> {
          assertThat(l.key()).isEqualTo("k".repeat(4 * 1024));
          assertThat(headers(l)).containsEntry("holdfast_reason", "bad-key");
        });
  }

  @Test
  void shouldWaitWhenTheTopicOfDeadLettersIsMissing() {
    var topic = new Topics("nowhere.").notifications();
    Notes.create(here.kafka.bootstrapServers(), topic.name(), 1);
    write(topic, null, new byte[0]);
    write(topic, "t1|late", topic.toRecord(note("late", 1)).value());
    try (var reader = here.reader("nowhere", topic, here::keep)) {
      reader.start();
      await().atMost(SOON).until(() -> here.taken("late:") == 1);
      assertThat(here.committed("nowhere")).isZero();
      assertThat(reader.isRunning()).isTrue();
      Notes.create(here.kafka.bootstrapServers(), topic.deadLetters(), 1);
      await().atMost(SOON).until(() -> here.committed("nowhere") == 2);
    }
    assertThat(here.probe.records(topic.deadLetters())).hasSize(1);
  }
}
