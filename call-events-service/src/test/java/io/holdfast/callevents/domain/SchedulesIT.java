package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random calls, in random order, with random repeats: the life in the end is that of the facts in
/// their order, and it holds together. `-Dschedules.count=10000` sets how many, `-Dschedules.seed`
/// the seed of the first; a call that fails prints its own seed, with which it comes first again.
class SchedulesIT {
  private static final long COUNT = Long.getLong("schedules.count", 1_000_000);

  @Test
  void shouldEndInTheSameLifeInWhateverOrderTheFactsOfACallCome() {
    long seed = Long.getLong("schedules.seed", new SplittableRandom().nextLong());
    System.out.printf("%,d schedules, -Dschedules.seed=%d%n", COUNT, seed);
    for (long i = 0; i < COUNT; i++) {
      check(seed + i);
    }
  }

  private static void check(long seed) {
    List<Fact> facts = Schedule.facts(seed);
    List<String> wrong = new ArrayList<>();
    try {
      CallSnapshot life = Timeline.of(facts);
      List<Fact> order = Schedule.shuffled(facts, seed);
      if (!life.equals(Story.unnumbered(Story.arrive(order)))) {
        wrong.add(
            "another life in the order " + order.stream().map(f -> f.envelope().id()).toList());
      }
      Soundness.faults(life, wrong);
    } catch (RuntimeException e) {
      wrong.add(e.toString());
    }
    assertThat(wrong)
        .as(() -> "-Dschedules.seed=" + seed + "\n" + lines(facts) + Timeline.of(facts))
        .isEmpty();
  }

  private static String lines(List<Fact> facts) {
    return facts.stream()
        .map(f -> f.envelope().id() + " " + f.envelope().occurredAt() + " " + f.happening() + "\n")
        .collect(Collectors.joining());
  }

  /// What must be true of every life, whatever the facts.
  private static final class Soundness {
    static void faults(CallSnapshot life, List<String> wrong) {
      sums(life, wrong);
      if (life.ending() != null) {
        ending(life, life.ending(), wrong);
      }
    }

    private static void sums(CallSnapshot life, List<String> wrong) {
      long lost = life.queueWaitMs() + life.holdMs() + life.transferMs();
      must(lost == life.timeLostMs(), "time lost is the sum of the waits", wrong);
      must(life.queueWaitMs() >= 0 && life.holdMs() >= 0, "waits not negative", wrong);
      must(life.transferMs() >= 0 && life.talkMs() >= 0, "talk not negative", wrong);
      must(life.longestHoldMs() >= 0, "longest hold not negative", wrong);
      must(life.longestHoldMs() <= life.holdMs(), "longest hold within the holds", wrong);
      must(life.holds() >= 0, "holds not negative", wrong);
      must(life.agent() == null || life.agents().contains(life.agent()), "agent joined", wrong);
      if (life.offeredAt() != null && life.endedAt() != null) {
        long whole = Duration.between(life.offeredAt(), life.endedAt()).toMillis();
        must(life.talkMs() + lost <= whole, "talk and waits within the call", wrong);
      }
      if (life.lastWaitEndedAt() != null && life.endedAt() != null) {
        must(!life.lastWaitEndedAt().isAfter(life.endedAt()), "waits end before the end", wrong);
      }
    }

    private static void ending(CallSnapshot life, Ending ending, List<String> wrong) {
      Party by = ending.by();
      must(
          by == Party.UNKNOWN || ending.confidence() >= Attribution.FLOOR,
          "nobody is named below the floor",
          wrong);
      must(ending.confidence() >= 0 && ending.confidence() <= 1, "confidence in 0..1", wrong);
      must(by == Party.UNKNOWN || !ending.evidence().isEmpty(), "evidence for a name", wrong);
      must(
          ending.mode() != Mode.TECHNICAL || by == Party.NETWORK || by == Party.PLATFORM,
          "nobody fails technically but network and platform",
          wrong);
      String agent = ending.agent();
      must(agent == null || by == Party.AGENT, "an agent only where an agent ended it", wrong);
      must(agent == null || life.agents().contains(agent), "nobody named who never joined", wrong);
      must(
          !List.of("RINGING", "ENDED").contains(Objects.requireNonNull(ending.phase()).name()),
          "phase is none of ringing and ended",
          wrong);
    }

    private static void must(boolean holds, String rule, List<String> wrong) {
      if (!holds) {
        wrong.add(rule);
      }
    }
  }
}
