package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeTopologyTest {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> intake;
  private TestOutputTopic<String, CallEvent> events;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    topology =
        LifeTopology.build(
            Settings.of(Map.of("holdfast.call-events.state-dir", stateDir.toString())),
            new Tally(registry));
    Properties settings = new Properties();
    settings.put("state.dir", stateDir.toString());
    driver = new TopologyTestDriver(topology, settings, Story.NOON);
    var bytes = new ByteArraySerializer();
    intake = driver.createInputTopic(TOPICS.telephonyEvents().name(), bytes, bytes);
    events =
        driver.createOutputTopic(
            TOPICS.callEvents().name(),
            new StringDeserializer(),
            TOPICS.callEvents().values().deserializer());
    deadLetters =
        driver.createOutputTopic(
            TOPICS.telephonyEvents().deadLetters(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void pipe(Fact fact) {
    var out = TOPICS.telephonyEvents().toRecord(fact);
    intake.pipeInput(
        new TestRecord<>(out.key().getBytes(UTF_8), out.value(), out.headers(), Story.NOON));
  }

  private void pipeRaw(String key, String value) {
    intake.pipeInput(
        new TestRecord<>(
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            new RecordHeaders(),
            Story.NOON));
  }

  private List<String> reasons() {
    return deadLetters.readRecordsToList().stream()
        .map(r -> new String(r.headers().lastHeader("holdfast_reason").value(), UTF_8))
        .toList();
  }

  @Test
  void shouldReadLikeATableOfContents() throws IOException {
    try (var golden = getClass().getResourceAsStream("/life-topology.txt")) {
      assertThat(topology.describe().toString().strip())
          .isEqualTo(new String(golden.readAllBytes(), UTF_8).strip());
    }
  }

  @Test
  void shouldPublishEachFactOnceWithTheLifeOfItsCall() {
    List<Fact> facts = Story.call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
    facts.forEach(this::pipe);
    facts.forEach(this::pipe);
    List<CallEvent> published = events.readValuesToList();
    assertThat(published).hasSize(facts.size());
    assertThat(published.getLast().call().ending().agent()).isEqualTo("1001");
    assertThat(published).extracting(e -> e.call().seq()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(registry.counter("holdfast.facts", "outcome", "repeated", "tenant", "demo").count())
        .isEqualTo(facts.size());
  }

  @Test
  void shouldKeepTheArrivalAsTheRecordsTimestamp() {
    driver.advanceWallClockTime(Duration.ofMinutes(5));
    pipe(Story.call().queued(-3600).facts().getLast());
    assertThat(events.readRecord().getRecordTime()).isEqualTo(Story.NOON.plusSeconds(300));
  }

  @Test
  void shouldBuryWhatCannotBeReadAndGoOn() {
    pipeRaw(null, "{}");
    pipeRaw("no bar", "{}");
    pipeRaw("BAD|c1", "{}");
    pipeRaw("demo|c1", null);
    pipeRaw("demo|c1", "{not json");
    pipeRaw("demo|c1", "{\"id\":\"1\"}");
    pipeRaw(
        "demo|c2",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.queued\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}");
    pipeRaw(
        "demo|c1",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.expired\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}");
    pipe(Story.call().facts().getFirst());
    assertThat(reasons())
        .containsExactly(
            "no-key",
            "bad-key",
            "bad-tenant",
            "no-value",
            "bad-json",
            "missing-field",
            "key-mismatch",
            "reserved");
    assertThat(events.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldQuarantineAnotherBodyUnderAKnownName() {
    Fact first = Story.call().queued(1).facts().getLast();
    pipe(first);
    pipe(new Fact(first.envelope(), new Happening.CallQueued("sales", 1)));
    assertThat(reasons()).containsExactly("conflict");
    assertThat(events.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldRefuseWhatWouldMakeACallTooLargeForTheChangelogAndGoOn() {
    for (int i = 0; i < 6; i++) {
      var notes = new Happening.CallWrappedUp("1001", null, null, i + "x".repeat(200 * 1024));
      var envelope =
          io.holdfast.contracts.Envelope.issued(
              "n" + i, "/a/b", "call.wrapped-up", Story.NOON, "c1", "demo");
      pipe(new Fact(envelope, notes));
    }
    assertThat(events.readValuesToList()).hasSize(2);
    assertThat(reasons()).containsOnly("too-many-facts").hasSize(4);
  }

  @Test
  void shouldLetAnEndedCallGoAndOpenNoNewOneForAStraggler() {
    List<Fact> facts = Story.call().queued(1).phone(9, "c1").ended(9).facts();
    facts.forEach(this::pipe);
    events.readValuesToList();
    driver.advanceWallClockTime(Duration.ofHours(3));
    assertThat(driver.<String, Object>getKeyValueStore(LifeTopology.CALLS).get("demo|c1"))
        .isNotNull();
    pipe(Story.call().queued(1).queued(2).queued(3).queued(4).queued(5).facts().getLast());
    assertThat(events.isEmpty()).isTrue();
    assertThat(registry.counter("holdfast.facts", "outcome", "late", "tenant", "demo").count())
        .isEqualTo(1);
    driver.advanceWallClockTime(Duration.ofDays(9));
    assertThat(driver.<String, Object>getKeyValueStore(LifeTopology.CALLS).get("demo|c1")).isNull();
  }

  @Test
  void shouldKeepAnOpenCallHoweverLongItIsSilent() {
    pipe(Story.call().queued(1).facts().getLast());
    driver.advanceWallClockTime(Duration.ofDays(2));
    pipe(Story.call().queued(1).ended(9).facts().getLast());
    assertThat(events.readValuesToList()).hasSize(2);
  }

  @Test
  void shouldPassAFactOfAnUnknownTypeBy() {
    pipeRaw(
        "demo|c1",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.future\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\",\"x\":1}");
    assertThat(events.readValue().fact().toJson().path("x").asInt()).isEqualTo(1);
  }
}
