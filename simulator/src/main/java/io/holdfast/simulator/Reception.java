package io.holdfast.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from the first ring to the first agent: menu, queue, patience.
///
/// Patience is Weibull. A Kaplan-Meier estimate over 16,662 waits of a real bank (Anonymous Bank,
/// January 1999, recorded by Guedj and Mandelbaum) gives a mean of 507 s and a median of 310 s;
/// ours has 505 s and 319 s. The other figures are ours.
final class Reception {
  private static final long PATIENCE_SCALE = 480_000;
  private static final double PATIENCE_SHAPE = 0.9;
  private static final double NEEDS_A_SPECIALIST = 0.05;
  private static final double RINGS_IN_VAIN = 0.03;
  private static final double CLOSED = 0.002;
  private static final long MINUTE = 60_000;

  /// Most callers want the first queue.
  private static final List<String> WISHES =
      List.of("support", "support", "support", "support", "sales", "sales", "billing");

  private final Staff staff;
  private final Dice dice;

  Reception(Staff staff, Dice dice) {
    this.staff = staff;
    this.dice = dice;
  }

  /// Brings a caller to an agent, or to where he does not wait any longer.
  ///
  /// @param asked null where the agent's temperament decides
  /// @return what happens next
  Scenario receive(Stage stage, @Nullable Scenario asked) {
    if (dice.chance(0.7)) {
      stage.menu(dice.between(3_000, 40_000));
    }
    Scenario scenario = asked == null ? beforeAnyAgent() : asked;
    String queue = dice.oneOf(WISHES);
    if (scenario != null && scenario.endsInQueue()) {
      stage.waitInVain(queue, Math.max(dice.between(MINUTE, 5 * MINUTE), stage.waitForADrop()));
      return scenario;
    }
    long least = leastWait(stage, scenario);
    Agent next = staff.next(queue, stage.clock(), least);
    long wait = Math.max(least, staff.answerMs(next, stage.clock(), dice));
    long patience = scenario == null ? patience(least) : Long.MAX_VALUE;
    if (wait > patience) {
      stage.waitInVain(queue, patience);
      return Scenario.ABANDONED_IN_QUEUE;
    }
    int rings = scenario == Scenario.RING_NO_ANSWER ? (int) dice.between(1, 3) : 0;
    stage.wait(queue, next, wait + rings * Scene.RING_MS, staff.missed(next, rings, dice));
    return scenario == null ? next.temperament().next(dice) : scenario;
  }

  private @Nullable Scenario beforeAnyAgent() {
    if (dice.chance(RINGS_IN_VAIN)) {
      return Scenario.RING_NO_ANSWER;
    }
    return dice.chance(CLOSED) ? Scenario.CLOSING_TIME : null;
  }

  private long leastWait(Stage stage, @Nullable Scenario scenario) {
    if (scenario != null) {
      return scenario.needsLongQueue() ? stage.waitForADrop() : 0;
    }
    return dice.chance(NEEDS_A_SPECIALIST) ? dice.between(5 * MINUTE, 22 * MINUTE) : 0;
  }

  /// Who needs a specialist is told so, and waits three times as long as others would.
  private long patience(long least) {
    long drawn = Math.max(2_000, dice.weibull(PATIENCE_SCALE, PATIENCE_SHAPE));
    return least > 0 ? 3 * drawn : drawn;
  }
}
