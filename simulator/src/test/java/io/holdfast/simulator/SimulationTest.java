package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.simulator.Plan.Disturbance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final int CALLS = 1_000;

  @Test
  void shouldWriteTheSameBytesWhenThePlanIsTheSame(@TempDir Path one, @TempDir Path two)
      throws Exception {
    Disturbance all = new Disturbance(0.01, 0.05, Duration.ofSeconds(30), Duration.ofSeconds(2));
    for (Path directory : List.of(one, two)) {
      try (FactFiles files = new FactFiles(directory)) {
        new Simulation(Heard.plan(CALLS, 7, all)).run(files);
      }
    }
    for (String file : List.of("facts.ndjson", "truth.tsv")) {
      assertThat(Files.mismatch(one.resolve(file), two.resolve(file))).as(file).isEqualTo(-1);
      assertThat(one.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void shouldBeAnotherDayWhenTheSeedIsAnother() throws Exception {
    Heard one = Heard.of(Heard.plan(50, 1, Disturbance.NONE));
    Heard two = Heard.of(Heard.plan(50, 2, Disturbance.NONE));
    assertThat(one.byCall()).doesNotContainKeys(two.byCall().keySet().toArray(String[]::new));
    assertThat(one.truths().stream().map(Truth::endedAt))
        .doesNotContainAnyElementsOf(two.truths().stream().map(Truth::endedAt).toList());
  }

  @Test
  void shouldTellTheSameTruthWhateverHappensToTheFacts() throws Exception {
    Disturbance storm = new Disturbance(0.3, 0.3, Duration.ofMinutes(5), Duration.ofMinutes(1));
    Heard calm = Heard.of(Heard.plan(CALLS, 3, Disturbance.NONE));
    assertThat(Heard.of(Heard.plan(CALLS, 3, storm)).truths()).isEqualTo(calm.truths());
  }

  @Test
  void shouldTellFactsInTheOrderInWhichTheyHappenWhenNothingDisturbsThem() throws Exception {
    Heard heard = Heard.of(Heard.plan(CALLS, 4, Disturbance.NONE));
    assertThat(heard.facts().stream().map(f -> f.envelope().occurredAt())).isSorted();
    assertThat(names(heard)).hasSameSizeAs(heard.facts());
  }

  @Test
  void shouldLoseAndRepeatAboutAsManyFactsAsAsked() throws Exception {
    int all = Heard.of(Heard.plan(CALLS, 5, Disturbance.NONE)).facts().size();
    Heard heard =
        Heard.of(Heard.plan(CALLS, 5, new Disturbance(0.1, 0.2, Duration.ZERO, Duration.ZERO)));
    assertThat((double) heard.facts().size() / all).isCloseTo(1.1, within(0.02));
    // A fact that is lost and repeated still arrives once.
    assertThat((double) names(heard).size() / all).isCloseTo(1 - 0.1 * 0.8, within(0.02));
  }

  @Test
  void shouldBringNoFactLaterThanTheDisorderAllows() throws Exception {
    Duration most = Duration.ofSeconds(30);
    Heard heard = Heard.of(Heard.plan(CALLS, 6, new Disturbance(0, 0, most, Duration.ZERO)));
    Instant newest = Instant.MIN;
    Duration latest = Duration.ZERO;
    for (Fact fact : heard.facts()) {
      Instant at = fact.envelope().occurredAt();
      if (at.isBefore(newest)) {
        Duration behind = Duration.between(at, newest);
        latest = behind.compareTo(latest) > 0 ? behind : latest;
      } else {
        newest = at;
      }
    }
    assertThat(latest).isBetween(Duration.ofSeconds(25), most);
  }

  @Test
  void shouldSetEachSourcesClockOffByOneSpanAllDay() throws Exception {
    Duration most = Duration.ofSeconds(2);
    Heard right = Heard.of(Heard.plan(CALLS, 8, Disturbance.NONE));
    Heard skewed = Heard.of(Heard.plan(CALLS, 8, new Disturbance(0, 0, Duration.ZERO, most)));
    Map<String, Instant> times = new HashMap<>();
    right.facts().forEach(f -> times.put(f.envelope().id(), f.envelope().occurredAt()));
    Map<String, Set<Duration>> off = new HashMap<>();
    for (Fact fact : skewed.facts()) {
      Instant really = times.get(fact.envelope().id());
      off.computeIfAbsent(fact.envelope().source(), _ -> new HashSet<>())
          .add(Duration.between(really, fact.envelope().occurredAt()));
    }
    assertThat(off).hasSize(3);
    assertThat(off.values())
        .allSatisfy(spans -> {
          assertThat(spans).hasSize(1);
          assertThat(spans.iterator().next().abs()).isLessThanOrEqualTo(most);
        });
    assertThat(off.values()).doesNotHaveDuplicates();
  }

  @Test
  void shouldTellFactsThatTheContractTakesAndGivesBackUnchanged() throws Exception {
    for (Fact fact : Heard.of(Heard.plan(CALLS, 9, Disturbance.NONE)).facts()) {
      byte[] line = Json.bytes(fact.toJson());
      assertThat(Fact.serde().decode(Json.object(line))).isEqualTo(fact);
      assertThat(fact.envelope().source()).doesNotStartWith("/holdfast/");
    }
  }

  private static Set<String> names(Heard heard) {
    Set<String> names = new HashSet<>();
    heard.facts().forEach(f -> names.add(f.envelope().source() + " " + f.envelope().id()));
    return names;
  }
}
