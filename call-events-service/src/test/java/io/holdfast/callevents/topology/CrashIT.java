package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.Conservation.Report;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the living state needs of Kafka Streams: whatever dies, and wherever a partition moves,
/// each fact is published once, the numbers of a call's events have no gap, and the counts are
/// exact.
class CrashIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int CALLS = 60;
  private final Random random = new Random(20261122);
  private final List<Fact> facts = new ArrayList<>();
  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private TopicProbe probe;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    TopicSetup.create(Map.of("bootstrap.servers", kafka.bootstrapServers()), TOPICS, 1);
    probe = new TopicProbe(kafka.bootstrapServers());
    Duration ago = Duration.between(Story.NOON, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    for (int call = 0; call < CALLS; call++) {
      List<Fact> one =
          Story.call().queued(1).joined(61).held(71).resumed(80).phone(90, "a1").ended(90).facts();
      for (int i = 0; i < one.size(); i++) {
        Fact now = Story.dated(one.get(i), "", one.get(i).envelope().occurredAt().plus(ago));
        facts.add(Story.ofCall(now, "f" + call + "-" + i, "c" + call));
      }
    }
    Collections.shuffle(facts, random);
  }

  @AfterEach
  void stop() {
    probe.close();
    kafka.close();
  }

  /// One request at a time: with several, the first record to a topic that is just being made can
  /// be lost, since a broker that is not yet its leader refuses the first request and takes the
  /// second.
  private void send(int from, int to) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "max.in.flight.requests.per.connection",
            1);
    List<Future<?>> acks = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Fact fact : facts.subList(from, to)) {
        acks.add(producer.send(TOPICS.telephonyEvents().toRecord(fact)));
      }
    }
    for (Future<?> ack : acks) {
      ack.get();
    }
  }

  private List<CallEvent> awaitFacts(int count) {
    return probe.await(TOPICS.callEvents(), LONG, all -> published(all) >= count);
  }

  private static long published(List<CallEvent> all) {
    return all.stream().filter(e -> !e.envelope().type().equals("call.ending-revised")).count();
  }

  private void assertTrue(List<CallEvent> events) {
    assertThat(published(events)).isEqualTo(facts.size());
    var calls = events.stream().collect(Collectors.groupingBy(e -> e.envelope().callId()));
    assertThat(calls).hasSize(CALLS);
    calls.forEach((call, life) -> {
      List<Fact> own =
          facts.stream()
              .filter(f -> call.equals(f.envelope().callId()))
              .sorted(Fact.ORDER)
              .toList();
      assertThat(life.stream().map(e -> e.call().seq()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, life.size()).boxed().toList());
      assertThat(life.getLast().call().numbered(0, 0))
          .isEqualTo(Story.unnumbered(Story.arrive(own)));
    });
  }

  private void assertCounted(LifeOfCalls... instances) {
    long read = 0;
    long published = 0;
    for (LifeOfCalls instance : instances) {
      Report report = instance.of("demo").orElseThrow();
      assertThat(report.balanced()).isTrue();
      for (var source : report.sources()) {
        read += source.counts().get("read");
        published += source.counts().get("published");
      }
    }
    assertThat(read).isEqualTo(facts.size());
    assertThat(published).isEqualTo(facts.size());
  }

  @Test
  void shouldPublishEachFactOnceWhateverIsKilled() throws Exception {
    Path state = directory.resolve("state");
    int sent = 0;
    for (int crash = 0; crash < 4; crash++) {
      Process instance = LifeProcess.start(kafka.bootstrapServers(), state, "0");
      int next = sent + facts.size() / 5;
      send(sent, next);
      awaitFacts(sent + 1 + random.nextInt(next - sent));
      instance.destroyForcibly().waitFor();
      sent = next;
    }
    send(sent, facts.size());
    LifeOfCalls last = LifeProcess.life(kafka.bootstrapServers(), state, "0");
    last.start(new StartupEvent());
    assertTrue(awaitFacts(facts.size()));
    assertCounted(last);
    last.stop(new ShutdownEvent());
  }

  @Test
  void shouldGoOnWhereAnotherStoodWhenPartitionsMove() throws Exception {
    LifeOfCalls one = LifeProcess.life(kafka.bootstrapServers(), directory.resolve("one"), "1");
    one.start(new StartupEvent());
    send(0, 60);
    awaitFacts(60);
    Process killed = LifeProcess.start(kafka.bootstrapServers(), directory.resolve("two"), "1");
    send(60, 180);
    awaitFacts(180);
    killed.destroyForcibly().waitFor();
    LifeOfCalls three = LifeProcess.life(kafka.bootstrapServers(), directory.resolve("three"), "1");
    three.start(new StartupEvent());
    send(180, 300);
    awaitFacts(300);
    one.stop(new ShutdownEvent());
    send(300, facts.size());
    assertTrue(awaitFacts(facts.size()));
    assertCounted(three);
    three.stop(new ShutdownEvent());
  }
}
