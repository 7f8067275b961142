package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeTopologyTest {
  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  @Test
  void shouldReadLikeATableOfContents() throws IOException {
    try (var golden = getClass().getResourceAsStream("/life-topology.txt")) {
      assertThat(life.topology.describe().toString().strip())
          .isEqualTo(new String(golden.readAllBytes(), UTF_8).strip());
    }
  }

  @Test
  void shouldPublishEachFactOnceWithTheLifeOfItsCall() {
    List<Fact> facts = Story.call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
    facts.forEach(life::pipe);
    facts.forEach(life::pipe);
    List<CallEvent> published = life.events.readValuesToList();
    assertThat(published).hasSize(facts.size());
    assertThat(published.getLast().call().ending().agent()).isEqualTo("1001");
    assertThat(published).extracting(e -> e.call().seq()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(life.counted("repeated")).isEqualTo(facts.size());
  }

  @Test
  void shouldKeepTheArrivalAsTheRecordsTimestamp() {
    life.advance(Duration.ofMinutes(5));
    life.pipe(Story.call().queued(-3600).facts().getLast());
    assertThat(life.events.readRecord().getRecordTime()).isEqualTo(Story.NOON.plusSeconds(300));
  }

  @Test
  void shouldBuryWhatCannotBeReadAndGoOn() {
    life.pipeRaw(null, "{}");
    life.pipeRaw("no bar", "{}");
    life.pipeRaw("BAD|c1", "{}");
    life.pipeRaw("demo|c1", null);
    life.pipeRaw("demo|c1", "{not json");
    life.pipeRaw("demo|c1", "{\"id\":\"1\"}");
    life.pipeRaw(
        "demo|c2",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.queued\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}");
    life.pipeRaw(
        "demo|c1",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.expired\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}");
    life.pipe(Story.call().facts().getFirst());
    assertThat(life.reasons())
        .containsExactly(
            "no-key",
            "bad-key",
            "bad-tenant",
            "no-value",
            "bad-json",
            "missing-field",
            "key-mismatch",
            "reserved");
    assertThat(life.events.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldQuarantineAnotherBodyUnderAKnownName() {
    Fact first = Story.call().queued(1).facts().getLast();
    life.pipe(first);
    life.pipe(new Fact(first.envelope(), new Happening.CallQueued("sales", 1)));
    assertThat(life.reasons()).containsExactly("conflict");
    assertThat(life.events.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldRefuseWhatWouldMakeACallTooLargeForTheChangelogAndGoOn() {
    for (int i = 0; i < 60; i++) {
      var notes = new Happening.CallWrappedUp("1001", null, null, i + "x".repeat(16_000));
      var envelope =
          io.holdfast.contracts.Envelope.issued(
              "n" + i, "/a/b", "call.wrapped-up", Story.NOON, "c1", "demo");
      life.pipe(new Fact(envelope, notes));
    }
    int published = life.events.readValuesToList().size();
    assertThat(published).isBetween(30, 45);
    assertThat(life.reasons()).containsOnly("too-many-facts").hasSize(60 - published);
  }

  @Test
  void shouldLetAnEndedCallGoAndOpenNoNewOneForAStraggler() {
    List<Fact> facts = Story.call().queued(1).phone(9, "c1").ended(9).facts();
    facts.forEach(life::pipe);
    life.events.readValuesToList();
    life.advance(Duration.ofHours(3));
    assertThat(life.driver.<String, Object>getKeyValueStore(LifeTopology.CALLS).get("demo|c1"))
        .isNotNull();
    life.pipe(Story.call().queued(1).queued(2).queued(3).queued(4).queued(5).facts().getLast());
    assertThat(life.events.isEmpty()).isTrue();
    assertThat(life.counted("late")).isEqualTo(1);
    life.advance(Duration.ofDays(9));
    assertThat(life.driver.<String, Object>getKeyValueStore(LifeTopology.CALLS).get("demo|c1"))
        .isNull();
  }

  @Test
  void shouldWriteARemovalToTheChangelogToo(@TempDir Path empty) {
    Story.call().queued(1).phone(9, "c1").ended(9).facts().forEach(life::pipe);
    life.advance(Duration.ofHours(3));
    life.advance(Duration.ofDays(9));
    try (LifeDriver again = life.restored(empty)) {
      assertThat(again.driver.<String, Object>getKeyValueStore(LifeTopology.CALLS).get("demo|c1"))
          .isNull();
    }
  }

  @Test
  void shouldSweepAStoreThatIsLargerThanOneLook() {
    for (int i = 0; i < 6_000; i++) {
      life.pipe(Story.ofCall(Story.call().ended(9).facts().getLast(), "f" + i, "c" + i));
    }
    life.advance(Duration.ofHours(3));
    for (int look = 1; look < 6; look++) {
      life.advance(Duration.ofSeconds(1));
    }
    var kept = life.driver.<String, CallHistory>getKeyValueStore(LifeTopology.CALLS);
    try (var all = kept.all()) {
      assertThat(all).toIterable().hasSize(6_000).allMatch(entry -> entry.value.mark().gone());
    }
  }

  @Test
  void shouldPassAFactOfAnUnknownTypeBy() {
    life.pipeRaw(
        "demo|c1",
        "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.future\",\"tenant\":\"demo\",\"callId\":\"c1\",\"occurredAt\":\"2026-03-01T12:00:00Z\",\"x\":1}");
    assertThat(life.events.readValue().fact().toJson().path("x").asInt()).isEqualTo(1);
  }
}
