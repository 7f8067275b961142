package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final Calibration calibration = new Calibration();
  private final Truth right = of(Scenario.AGENT_HANGS_UP);
  private final Truth byCaller = of(Scenario.CALLER_HANGS_UP);

  CalibrationTest() throws Exception {}

  @Test
  void shouldCountAnEndingAsRightOnlyWhereThatAgentEndedTheCall() {
    add(right, right.agent(), 0.95);
    add(right, "somebody-else", 0.85);
    add(byCaller, "1001", 0.61);
    assertThat(calibration.table())
        .containsExactly(
            "| confidence | endings that name an agent | right | share right | promised |",
            "|---|---|---|---|---|",
            "| 0.60 to below 0.70 | 1 | 0 | 0.00 % | 95 % |",
            "| 0.70 to below 0.80 | 0 | 0 | – | 95 % |",
            "| 0.80 to below 0.90 | 1 | 0 | 0.00 % | 99.9 % |",
            "| 0.90 to below 0.95 | 0 | 0 | – | 99.9 % |",
            "| 0.95 and above | 1 | 1 | 100.00 % | 99.9 % |");
    assertThat(calibration.wrong()).hasSize(2);
  }

  @Test
  void shouldBreakThePromiseAtTheSecondWrongOneOfAThousandOrTheSecondOfTwenty() {
    for (int i = 0; i < 999; i++) {
      add(right, right.agent(), 0.8);
    }
    add(right, "x", 0.8);
    for (int i = 0; i < 19; i++) {
      add(right, right.agent(), 0.79);
    }
    add(right, "x", 0.79);
    assertThat(calibration.isKept()).isTrue();
    add(right, "x", 0.79);
    assertThat(calibration.isKept()).isFalse();
  }

  @Test
  void shouldShowNothingBeforeAHundredEndingsStandOnBothSides() {
    for (int i = 0; i < 100; i++) {
      assertThat(calibration.isShown()).isFalse();
      add(right, right.agent(), 0.9);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(calibration.isShown()).isFalse();
      add(right, right.agent(), 0.79);
    }
    assertThat(calibration.isShown()).isTrue();
  }

  /// A platform whose endings are mostly wrong does not hide behind others that are right.
  @Test
  void shouldBreakThePromiseWhereOnePlatformsEndingsAreWrong() throws Exception {
    for (int i = 0; i < 400; i++) {
      add(right, right.agent(), 0.7);
    }
    Truth ofGenesys =
        Heard.of(Heard.field(200, 7, Plan.Disturbance.NONE)).truths().stream()
            .filter(truth -> truth.platform() == CentreKind.GENESYS_LIVE)
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 3; i++) {
      assertThat(calibration.isKept()).isTrue();
      add(ofGenesys, "somebody-else", 0.7);
    }
    assertThat(calibration.tableByPlatform())
        .containsExactly(
            "| platform | 0.60 to below 0.80 | right | share | 0.80 and above | right | share |",
            "|---|---|---|---|---|---|---|",
            "| plain | 400 | 400 | 100.00 % | 0 | 0 | – |",
            "| genesys-live | 3 | 0 | 0.00 % | 0 | 0 | – |");
    assertThat(calibration.isKept()).isFalse();
  }

  @Test
  void shouldPassOverEndingsThatNameNoAgent() {
    calibration.add(byCaller, ending(Party.CALLER, null, 0.95));
    calibration.add(byCaller, null);
    assertThat(calibration.named()).isZero();
    assertThat(calibration.isKept()).isTrue();
  }

  private void add(Truth truth, String agent, double confidence) {
    calibration.add(truth, ending(Party.AGENT, agent, confidence));
  }

  private static Ending ending(Party by, String agent, double confidence) {
    return new Ending(
        by, agent, Ending.Mode.DELIBERATE, Phase.TALK, null, null, null, confidence, List.of());
  }

  private static Truth of(Scenario scenario) throws Exception {
    return Heard.of(Heard.plan(3, 7, Plan.Disturbance.NONE, scenario)).truths().getFirst();
  }
}
