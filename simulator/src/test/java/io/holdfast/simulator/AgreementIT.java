package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A hundred thousand calls of an ordinary day, no fact lost, some twice, all late: the life of
/// each call is what really happened, to the call and in every column.
class AgreementIT {
  private static final int CALLS = 100_000;

  @Test
  void shouldAgreeWithTheTruthOfEveryCall() throws Exception {
    Folding folding = new Folding();
    new Simulation(Heard.plan(CALLS, 20261121, Heard.ROUGH)).run(folding);
    assertThat(folding.differing()).isEmpty();
    assertThat(folding.calls()).isGreaterThanOrEqualTo(CALLS);
    assertThat(folding.repeated()).isGreaterThan(CALLS / 10);
    assertThat(folding.kinds().keySet())
        .containsExactlyInAnyOrder(
            "-",
            "lost-in-transfer",
            "dropped-while-held",
            "dropped-after-hold",
            "hung-up-after-wait",
            "abandoned-in-queue",
            "abandoned-on-hold");
  }
}
