package io.holdfast.callevents.topology;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.Conservation.Report;
import io.holdfast.callevents.Conservation.Source;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No fact is lost (invariant I1).
class TallyTopologyTest {
  private static final String PBX = "/asterisk/pbx-1";
  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  private Report report(String tenant) {
    KeyValueStore<String, long[]> kept = life.driver.getKeyValueStore(Tally.STORE);
    return Tally.report(tenant, List.of(0), kept);
  }

  private Source of(String tenant, String source) {
    return report(tenant).sources().stream()
        .filter(s -> s.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static Fact from(String source, String id) {
    Fact fact = call().facts().getFirst();
    Envelope e = fact.envelope();
    return new Fact(
        Envelope.issued(id, source, e.type(), e.occurredAt(), "c" + id, "demo"), fact.happening());
  }

  @Test
  void shouldAccountForEveryFactThatWasRead() {
    List<Fact> facts = call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
    facts.forEach(life::pipe);
    facts.forEach(life::pipe);
    life.pipe(new Fact(facts.get(1).envelope(), new Happening.CallQueued("sales", 1)));
    Envelope wild = facts.getFirst().envelope();
    life.pipe(
        new Fact(
            Envelope.issued("w", PBX, wild.type(), Instant.EPOCH, "c1", "demo"),
            facts.getFirst().happening()));
    life.pipeRaw("demo|c1", "{not json");
    life.advance(Duration.ofHours(3));
    life.pipe(facts.getFirst());

    assertThat(report("demo").balanced()).isTrue();
    assertThat(of("demo", PBX).counts())
        .containsEntry("read", 13L)
        .containsEntry("published", 6L)
        .containsEntry("repeated", 5L)
        .containsEntry("conflict", 1L)
        .containsEntry("late", 1L)
        .containsEntry("time-suspect", 1L)
        .containsEntry("expired", 0L);
    assertThat(of(Tally.UNKNOWN, Tally.UNKNOWN).counts())
        .containsEntry("read", 1L)
        .containsEntry("unreadable", 1L);
  }

  @Test
  void shouldCountTheSameInTheMetric() {
    List<Fact> facts = call().queued(1).facts();
    facts.forEach(life::pipe);
    facts.forEach(life::pipe);
    life.advance(Duration.ofHours(7));
    Map<String, Long> kept = of("demo", PBX).counts();
    for (Count one : Count.values()) {
      assertThat(life.counted(one.label()))
          .as(one.label())
          .isEqualTo((double) kept.get(one.label()));
    }
    assertThat(kept).containsEntry("expired", 1L);
  }

  @Test
  void shouldNameNoSourceThatMayHoldAPhoneNumber() {
    life.pipe(from("/asterisk/pbx-15551230101", "1"));
    life.pipe(from("/asterisk/5551230", "2"));
    life.pipe(from("sip:alice@example.org", "3"));
    life.pipe(from("/acme/" + "x".repeat(65), "4"));
    life.pipe(from("/acme", "5"));
    assertThat(report("demo").sources())
        .extracting(Source::source)
        .containsExactly("/acme", Tally.OTHER);
    assertThat(of("demo", Tally.OTHER).counts()).containsEntry("published", 4L);
  }

  @Test
  void shouldNameOnlySomeHundredSources() {
    for (int i = 0; i < 1000; i++) {
      life.pipe(from("/acme/pbx-" + i, "f" + i));
    }
    assertThat(report("demo").sources()).hasSize(301);
    assertThat(of("demo", Tally.OTHER).counts()).containsEntry("read", 700L);
    assertThat(report("demo").balanced()).isTrue();
  }

  @Test
  void shouldCountTwoThousandTenantsApartAndShowSomeHundredOfThem() {
    for (int i = 0; i < 2_000; i++) {
      life.pipe(of("tenant-" + i, "/acme/pbx-" + i % 3, "f" + i));
      life.pipe(of("tenant-" + i, "/acme/pbx-" + i % 5, "g" + i));
    }
    for (int i = 0; i < 2_000; i++) {
      Report report = report("tenant-" + i);
      assertThat(report.balanced()).isTrue();
      assertThat(report.sources().stream().mapToLong(s -> s.counts().get("read")).sum())
          .isEqualTo(2);
    }
    var read = life.registry.find("holdfast.facts").tags("outcome", "read").counters();
    assertThat(read).hasSizeLessThan(700);
    assertThat(read.stream().mapToDouble(c -> c.count()).sum()).isEqualTo(4_000);
  }

  private static Fact of(String tenant, String source, String id) {
    Fact fact = call().facts().getFirst();
    Envelope e = fact.envelope();
    return new Fact(
        Envelope.issued(id, source, e.type(), e.occurredAt(), "c" + id, tenant), fact.happening());
  }

  @Test
  void shouldCountAFactOnAWrongPartitionAsThat() {
    life.partitions = 3;
    for (int i = 0; i < 30; i++) {
      life.pipe(from(PBX, "f" + i));
    }
    long right = life.events.readValuesToList().size();
    assertThat(right).isBetween(1L, 29L);
    assertThat(life.reasons()).containsOnly("wrong-partition").hasSize((int) (30 - right));
    assertThat(of("demo", PBX).counts()).containsEntry("wrong-partition", 30 - right);
    assertThat(report("demo").balanced()).isTrue();
  }

  @Test
  void shouldShowNothingOfAnotherTenant() {
    life.pipe(call().facts().getFirst());
    assertThat(report("dem").sources()).isEmpty();
    assertThat(report("demo2").sources()).isEmpty();
  }

  @Test
  void shouldSayWhenFactsAreMissing() {
    long[] counts = new long[Count.SIZE];
    counts[Count.READ.place()] = 3;
    counts[Count.PUBLISHED.place()] = 1;
    counts[Count.UNREADABLE.place()] = 1;
    assertThat(Source.of(PBX, counts).balanced()).isFalse();
    counts[Count.LATE.place()] = 1;
    assertThat(Source.of(PBX, counts).balanced()).isTrue();
  }
}
