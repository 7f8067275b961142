package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The fold tells of each call what really happened, in every column of the truth. A hundred
/// thousand calls are folded by `AgreementIT`.
class AgreementTest {
  private static final int CALLS = 2_000;
  private static final int OF_EACH = 100;

  @Test
  void shouldTellWhatReallyHappenedWhenFactsComeTwiceAndInDisorder() throws Exception {
    Folding folding = new Folding();
    new Simulation(Heard.plan(CALLS, 42, Heard.ROUGH)).run(folding);
    assertThat(folding.differing()).isEmpty();
    assertThat(folding.calls()).isGreaterThanOrEqualTo(CALLS);
    assertThat(folding.repeated()).isGreaterThan(CALLS / 10);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatReallyHappenedWhicheverScenarioIsPlayed(Scenario scenario) throws Exception {
    Folding folding = new Folding();
    new Simulation(Heard.plan(OF_EACH, 43, Heard.ROUGH, scenario)).run(folding);
    assertThat(folding.differing()).isEmpty();
    assertThat(folding.kinds()).containsKey(scenario.kind());
  }
}
