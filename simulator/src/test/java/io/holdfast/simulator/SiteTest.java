package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.simulator.Plan.Disturbance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteTest {
  private static final int CALLS = 2_000;
  private static final List<Script> DAY = scripts(Heard.plan(CALLS, 20, Disturbance.NONE));

  private record Span(Instant from, Instant until, String callId) {}

  private static List<Script> scripts(Plan plan) {
    List<Script> scripts = new ArrayList<>();
    for (Site site = new Site(plan, 1); site.hasNext(); ) {
      scripts.add(site.next());
    }
    return scripts;
  }

  @Test
  void shouldTakeCallersInTheOrderInWhichTheyCallAndAllOfThem() {
    assertThat(DAY.stream().map(s -> s.offeredAt().toEpochMilli())).isSorted();
    assertThat(DAY.stream().filter(s -> s.again() == null)).hasSize(CALLS);
    assertThat(DAY.stream().map(Script::callId)).doesNotHaveDuplicates();
  }

  /// Queues are real: an agent speaks with one caller at a time.
  @Test
  void shouldGiveEachAgentOneCallAtATime() {
    Map<String, List<Span>> spans = new TreeMap<>();
    DAY.forEach(script -> spansOf(script, spans));
    spans.forEach((agent, all) -> {
      all.sort((a, b) -> a.from.compareTo(b.from));
      for (int i = 1; i < all.size(); i++) {
        Span before = all.get(i - 1);
        Span next = all.get(i);
        assertThat(next.callId.equals(before.callId) || !next.from.isBefore(before.until))
            .as("%s: %s, then %s", agent, before, next)
            .isTrue();
      }
    });
  }

  private static void spansOf(Script script, Map<String, List<Span>> spans) {
    Instant at = script.offeredAt();
    for (Scene scene : script.scenes()) {
      Instant end = at.plusMillis(scene.ms());
      for (String agent : with(scene)) {
        spans
            .computeIfAbsent(agent, _ -> new ArrayList<>())
            .add(new Span(at.plusMillis(1), end, script.callId()));
      }
      at = end;
    }
  }

  private static Set<String> with(Scene scene) {
    return switch (scene) {
      case Scene.Talk talk -> Set.of(talk.agent());
      case Scene.Hold hold -> Set.of(hold.agent());
      case Scene.Conference both -> Set.of(both.agent(), both.second());
      case Scene.Menu _, Scene.Queue _, Scene.Transfer _ -> Set.of();
    };
  }

  @Test
  void shouldLetCallersWaitAndSomeGiveUpWhenAllAgentsAreBusy() {
    List<Long> waits =
        DAY.stream().map(s -> Truth.ms(s.scenes(), Scene.Queue.class)).sorted().toList();
    assertThat(waits.get(CALLS / 2)).as("median").isLessThan(60_000);
    assertThat(waits.get(CALLS * 9 / 10)).as("nine of ten").isGreaterThan(60_000);
    double gaveUp = DAY.stream().filter(s -> s.scenario() == Scenario.ABANDONED_IN_QUEUE).count();
    assertThat(gaveUp / CALLS).isBetween(0.02, 0.15);
  }

  @Test
  void shouldSpreadArrivalsOverTheDayAsItsProfileSays() {
    Map<Long, Long> hours =
        DAY.stream()
            .filter(s -> s.again() == null)
            .collect(
                Collectors.groupingBy(
                    s -> Duration.between(Heard.MONDAY, s.offeredAt()).toHours(),
                    Collectors.counting()));
    assertThat(hours.keySet()).allMatch(h -> h >= 0 && h < 14);
    assertThat(hours.get(3L) / (double) CALLS).as("10 to 11").isCloseTo(0.10, within(0.02));
    assertThat(hours.get(13L) / (double) CALLS).as("last hour").isCloseTo(0.03, within(0.015));
  }

  @Test
  void shouldAddUpWhateverHappens() {
    for (Script script : DAY) {
      Truth truth = Truth.of(script);
      Map<Class<?>, Long> spent = new HashMap<>();
      script.scenes().forEach(s -> spent.merge(s.getClass(), s.ms(), Long::sum));
      long all = spent.values().stream().mapToLong(ms -> ms).sum() + script.end().releaseMs();
      assertThat(Duration.between(script.offeredAt(), truth.endedAt()).toMillis()).isEqualTo(all);
      long lost = truth.queueWaitMs() + truth.holdMs() + truth.transferMs();
      assertThat(lost).as(script.toString()).isLessThanOrEqualTo(all);
      assertThat(truth.longestHoldMs()).isLessThanOrEqualTo(truth.holdMs());
      assertThat(truth.failedTransfers()).isLessThanOrEqualTo(truth.transfers());
      assertThat(truth.kind().equals("-") || lost >= 600_000).as(script.toString()).isTrue();
      assertThat(truth.agents().isEmpty()).isEqualTo(script.scenario().endsInQueue());
      assertThat(script.scenes()).allMatch(s -> s.ms() > 0);
    }
  }
}
