package io.holdfast.callback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.DialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One caller's days by chance: drops, talks and revisions, repeated and in disorder, with dials
/// between them whose reports are lost, repeated or late. A failing seed is the test's argument.
class PromiseSimulatorTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private static final List<DialOutcome> OUTCOMES = List.of(DialOutcome.values());

  static List<Long> seeds() {
    return java.util.stream.LongStream.range(0, 300).boxed().toList();
  }

  /// I10, without dials: the newest facts decide, whatever their order and repeats.
  @ParameterizedTest
  @MethodSource("seeds")
  void shouldEndInTheSameStateWhenTheSameFactsComeInAnotherOrder(long seed) {
    Random random = new Random(seed);
    List<Calls> facts = facts(random, 6);
    Map<String, String> expected = allOf(facts).state();

    List<Calls> other = new ArrayList<>(facts);
    other.addAll(facts);
    Collections.shuffle(other, random);

    assertThat(allOf(other).state()).isEqualTo(expected);
  }

  /// I2 and I3, with dials.
  @ParameterizedTest
  @MethodSource("seeds")
  void shouldNeverOpenTwoNorDialTwiceNorEarlyWhateverHappens(long seed) {
    Random random = new Random(seed);
    World world = new World(NOON);
    List<Calls> facts = facts(random, 5);
    Collections.shuffle(facts, random);
    Map<String, Instant> dialled = new HashMap<>();

    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(5)) {
        case 0 -> world.sees(facts.get(random.nextInt(facts.size())));
        case 1 -> world.later(Duration.ofSeconds(random.nextInt(600)));
        case 2 -> settleAll(world);
        case 3 -> dialDue(world, dialled);
        default -> report(world, random);
      }
      assertThat(world.open()).hasSizeLessThanOrEqualTo(1);
      world
          .book
          .promises()
          .values()
          .forEach(p -> assertThat(p.attempt()).isLessThanOrEqualTo(World.PLAN.attempts()));
    }
    assertThat(dialled.keySet()).doesNotHaveDuplicates();
  }

  private static World allOf(List<Calls> facts) {
    World world = new World(NOON.plus(Duration.ofHours(1)));
    facts.forEach(world::sees);
    return world;
  }

  /// Some calls of one caller, each with up to three snapshots.
  private static List<Calls> facts(Random random, int calls) {
    List<Calls> facts = new ArrayList<>();
    for (int c = 0; c < calls; c++) {
      Instant end = NOON.minusSeconds(random.nextInt(3000));
      int snapshots = 1 + random.nextInt(3);
      for (int seq = 1; seq <= snapshots; seq++) {
        Calls call =
            random.nextInt(4) == 0
                ? Calls.talked(end)
                : Calls.dropped(end).talk(random.nextInt(60));
        facts.add(varied(call.id("call-" + c).seq(seq), random));
      }
    }
    return facts;
  }

  private static Calls varied(Calls call, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> call.resolved(true);
      case 1 -> call.lost(random.nextInt(4000));
      case 2 -> call.in(Phase.HOLD, Phase.TALK);
      default -> call;
    };
  }

  private static void settleAll(World world) {
    for (Promise p : world.open()) {
      if (!world.now.isBefore(p.schedule().settleUntil())) {
        world.moves(p, p.settle());
      }
    }
  }

  private static void dialDue(World world, Map<String, Instant> dialled) {
    for (Promise p : world.open()) {
      boolean due = !world.now.isBefore(p.schedule().dueAt());
      if (due && world.moves(p, p.dial(world.now)) instanceof Move.Made made) {
        assertThat(p.schedule().dueAt()).isAfterOrEqualTo(p.schedule().settleUntil());
        assertThat(p.drop().endedAt().plus(World.TERMS.dueAfter())).isBeforeOrEqualTo(world.now);
        String dialId = p.dialId(made.promise().attempt());
        assertThat(dialled.put(dialId, world.now)).as("dialled before: " + dialId).isNull();
      }
    }
  }

  /// Any outcome for any attempt, made or not, of any promise.
  private static void report(World world, Random random) {
    List<Promise> all = List.copyOf(world.book.promises().values());
    if (all.isEmpty()) {
      return;
    }
    Promise p = all.get(random.nextInt(all.size()));
    DialOutcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    int attempt = 1 + random.nextInt(Math.max(1, p.attempt()));
    world.moves(p, p.report(p.dialId(attempt), outcome, null, world.now, World.PLAN));
  }
}
