package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The topology without a broker; its wall clock stands at noon until it is moved.
final class LifeDriver implements AutoCloseable {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final SettableClock clock = new SettableClock(Story.NOON);
  final Topology topology;

  /// How many partitions the intake topic has; the driver works on the first.
  int partitions = 1;

  /// What was there then has been read; null for all.
  @Nullable Instant readUntil;

  final TopologyTestDriver driver;
  final TestOutputTopic<String, CallEvent> events;
  final TestOutputTopic<byte[], byte[]> deadLetters;
  private final TestInputTopic<byte[], byte[]> intake;

  /// What was told of other calls, on its way back into the intake topic.
  private final ArrayDeque<Fact> toldOn = new ArrayDeque<>();

  LifeDriver(Path stateDir, Map<String, String> given) {
    this(stateDir, given, Story.NOON);
  }

  private LifeDriver(Path stateDir, Map<String, String> given, Instant now) {
    clock.set(now);
    Map<String, String> settings = new HashMap<>(given);
    settings.put("holdfast.call-events.state-dir", stateDir.toString());
    topology =
        LifeTopology.build(
            Settings.of(settings),
            (facts, _) -> {
              toldOn.addAll(facts);
              return List.of();
            },
            new Tally(registry),
            clock,
            new KeyPartitions(() -> partitions, Set.of(0)),
            _ -> readUntil == null ? clock.millis() : readUntil.toEpochMilli());
    Properties streams = new Properties();
    streams.put("state.dir", stateDir.toString());
    driver = new TopologyTestDriver(topology, streams, now);
    var bytes = new ByteArraySerializer();
    var asBytes = new ByteArrayDeserializer();
    intake = driver.createInputTopic(TOPICS.telephonyEvents().name(), bytes, bytes);
    events =
        driver.createOutputTopic(
            TOPICS.callEvents().name(),
            new StringDeserializer(),
            TOPICS.callEvents().values().deserializer());
    deadLetters =
        driver.createOutputTopic(TOPICS.telephonyEvents().deadLetters(), asBytes, asBytes);
  }

  /// Another instance that has nothing but what the changelog holds.
  LifeDriver restored(Path stateDir) {
    LifeDriver other = new LifeDriver(stateDir, Map.of(), clock.instant());
    var serde = CallHistorySerde.create();
    String changelog =
        driver.producedTopicNames().stream()
            .filter(t -> t.endsWith("-calls-changelog"))
            .findFirst()
            .orElseThrow();
    KeyValueStore<String, CallHistory> store = other.driver.getKeyValueStore(LifeTopology.CALLS);
    driver
        .createOutputTopic(changelog, new StringDeserializer(), serde.deserializer())
        .readKeyValuesToList()
        .forEach(kept -> store.put(kept.key, kept.value));
    return other;
  }

  void pipe(Fact fact) {
    pipe(fact, clock.instant());
  }

  /// @param stamp the record's own timestamp
  void pipe(Fact fact, Instant stamp) {
    var out = TOPICS.telephonyEvents().toRecord(fact);
    intake.pipeInput(
        new TestRecord<>(out.key().getBytes(UTF_8), out.value(), out.headers(), stamp));
    while (!toldOn.isEmpty()) {
      pipe(toldOn.remove(), stamp);
    }
  }

  void pipeRaw(@Nullable String key, @Nullable String value) {
    intake.pipeInput(
        new TestRecord<>(
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            new RecordHeaders(),
            clock.instant()));
  }

  void advance(Duration span) {
    clock.advance(span);
    driver.advanceWallClockTime(span);
  }

  List<String> reasons() {
    return deadLetters.readRecordsToList().stream()
        .map(r -> new String(r.headers().lastHeader("holdfast_reason").value(), UTF_8))
        .toList();
  }

  double counted(String outcome) {
    return registry
        .find("holdfast.facts")
        .tags("outcome", outcome, "tenant", "demo")
        .counters()
        .stream()
        .mapToDouble(c -> c.count())
        .sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
