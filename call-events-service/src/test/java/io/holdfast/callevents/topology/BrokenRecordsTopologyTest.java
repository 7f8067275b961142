package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record that breaks a step is one dead letter, and the stream goes on.
class BrokenRecordsTopologyTest {
  /// `max.request.size` of a producer and `max.message.bytes` of a topic, by default.
  private static final int BROKER_LIMIT = 1024 * 1024;

  private static final String TOPIC = new Topics(Topics.DEFAULT_PREFIX).telephonyEvents().name();
  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  private void pipe(ProducerRecord<byte[], byte[]> in) {
    life.pipeRaw(new String(in.key(), UTF_8), new String(in.value(), UTF_8));
  }

  @Test
  void shouldWriteNothingThatIsTooLargeWhateverARecordBecomes() {
    Map<String, ProducerRecord<byte[], byte[]>> hostile = HostileFacts.of(TOPIC, Story.NOON);
    hostile.values().forEach(this::pipe);
    hostile.keySet().forEach(call -> pipe(HostileFacts.good(TOPIC, call, Story.NOON)));
    life.advance(Duration.ofMinutes(2));
    assertThat(life.driver.producedTopicNames()).hasSizeGreaterThan(2);
    for (String topic : List.copyOf(life.driver.producedTopicNames())) {
      life.driver
          .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList()
          .forEach(out -> {
            int size = out.value() == null ? 0 : out.value().length;
            for (var header : out.headers()) {
              size += header.value().length;
            }
            assertThat(size).as(topic).isLessThan(BROKER_LIMIT - 10_000);
          });
    }
    assertThat(life.counted("read") + unreadable())
        .isEqualTo(
            life.counted("published")
                + life.counted("failed")
                + life.counted("too-many-facts")
                + unreadable())
        .isEqualTo(2.0 * hostile.size());
  }

  private double unreadable() {
    return life.registry.find("holdfast.facts").tags("outcome", "unreadable").counters().stream()
        .mapToDouble(c -> c.count())
        .sum();
  }

  @Test
  void shouldEvictACallWhoseStateBreaksTheFoldAndReadItAgain() {
    List<Fact> facts = Story.call().queued(1).ended(90).facts();
    var kept = life.driver.<String, CallHistory>getKeyValueStore(LifeTopology.CALLS);
    kept.put(
        "demo|c1",
        history(
            List.of(
                Story.call().at(1, new Happening.AgentRang(null, null, null)).facts().getLast())));
    life.pipe(facts.get(2));
    assertThat(life.reasons()).containsExactly("failed-in-fold-calls");
    kept.put("demo|c1", history(facts.subList(0, 1)));
    life.pipe(facts.get(2));
    assertThat(life.events.readValuesToList()).hasSize(1);
    assertThat(life.counted("failed")).isEqualTo(1);
  }

  private static CallHistory history(List<Fact> facts) {
    return new CallHistory(
        new CallHistory.Mark(100, 1, 0, Story.NOON, null, false, false), () -> facts);
  }

  @Test
  void shouldKeepOfACallWhatStoodBeforeTheRecordThatBrokeIt() {
    List<Fact> facts = Story.call().queued(1).joined(61).ended(90).facts();
    CallHistory call = Story.arrive(facts.subList(0, 3));
    CallHistory.Mark before = call.mark();
    call.take(facts.get(3), 100, Story.NOON);
    CallHistory undone = call.undone();
    assertThat(undone.mark()).isEqualTo(before);
    assertThat(undone.facts()).isEqualTo(facts.subList(0, 3));
    undone.take(facts.get(3), 100, Story.NOON);
    assertThat(undone.life()).isEqualTo(Story.arrive(facts).life());
  }
}
