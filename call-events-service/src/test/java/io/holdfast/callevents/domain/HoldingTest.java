package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Against the plain set of those who hold.
class HoldingTest {
  @Test
  void shouldKnowWhetherEverybodyHolds() {
    Random random = new Random(5);
    Holding holding = new Holding();
    Set<String> present = new HashSet<>();
    Set<String> hold = new HashSet<>();
    for (int step = 0; step < 20_000; step++) {
      String agent = "a" + random.nextInt(6);
      switch (random.nextInt(8)) {
        case 0 -> {
          holding.all(true);
          hold.addAll(present);
        }
        case 1 -> {
          holding.all(false);
          hold.clear();
        }
        case 2, 3 -> {
          if (present.remove(agent)) {
            holding.forget(agent);
            hold.remove(agent);
          }
        }
        case 4, 5 -> {
          if (present.add(agent)) {
            holding.holdsNot(agent);
          }
        }
        case 6 -> {
          if (present.contains(agent)) {
            holding.holds(agent);
            hold.add(agent);
          }
        }
        default -> {
          if (present.contains(agent)) {
            holding.holdsNot(agent);
            hold.remove(agent);
          }
        }
      }
      assertThat(holding.isEverybody(present.size())).isEqualTo(hold.containsAll(present));
    }
  }
}
