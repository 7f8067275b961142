package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Plan.Disturbance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
  private static final int CALLS = 200;

  @ParameterizedTest
  @EnumSource
  void shouldBeOfItsKindWheneverItIsAskedFor(Scenario scenario) throws Exception {
    List<Truth> truths = asked(scenario);
    assertThat(truths).hasSizeGreaterThanOrEqualTo(CALLS);
    assertThat(truths.stream().filter(t -> t.again() == null))
        .allSatisfy(t -> assertThat(t.scenario()).isEqualTo(scenario))
        .allSatisfy(t -> assertThat(t.kind()).as(t.toString()).isEqualTo(scenario.kind()));
  }

  @ParameterizedTest
  @EnumSource(names = {"NETWORK_DROP", "MEDIA_LOST", "GHOST", "LOST_IN_TRANSFER"})
  void shouldAccuseNobodyWhenTechnologyFailed(Scenario scenario) throws Exception {
    assertThat(asked(scenario))
        .allSatisfy(t -> {
          assertThat(t.mode()).isEqualTo(Mode.TECHNICAL);
          assertThat(t.by()).isIn(Party.NETWORK, Party.PLATFORM);
          assertThat(t.agent()).isNull();
        });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "^AGENT_HANGS_UP.*")
  void shouldNameTheAgentWhenHeLetGo(Scenario scenario) throws Exception {
    assertThat(asked(scenario))
        .allSatisfy(t -> {
          assertThat(t.by()).isEqualTo(Party.AGENT);
          assertThat(t.agent()).isNotNull().isEqualTo(t.agents().getLast());
        });
  }

  @Test
  void shouldTellASecondCallOfEveryCallerWhoWasToCallAgain() throws Exception {
    List<Truth> truths = asked(Scenario.CALLS_AGAIN);
    List<String> first = truths.stream().filter(t -> t.again() == null).map(Truth::callId).toList();
    assertThat(first).hasSize(CALLS);
    assertThat(truths.stream().filter(t -> t.again() != null).map(Truth::again))
        .containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void shouldWarnBeforeAnAbusiveCallIsEndedOnlyWhereTheScenarioSaysSo() throws Exception {
    assertThat(asked(Scenario.ABUSE_WARNED)).allMatch(t -> t.warnings() == 1);
    assertThat(asked(Scenario.ABUSE_UNWARNED))
        .allMatch(t -> t.warnings() == 0 && t.by() == Party.AGENT);
  }

  @Test
  void shouldMeetEveryScenarioOnAnOrdinaryDay() throws Exception {
    Heard day = Heard.of(Heard.plan(20_000, 11, Disturbance.NONE));
    assertThat(day.truths().stream().map(Truth::scenario).distinct())
        .containsExactlyInAnyOrder(Scenario.values());
  }

  private static List<Truth> asked(Scenario scenario) throws Exception {
    return Heard.of(Heard.plan(CALLS, 10, Disturbance.NONE, scenario)).truths();
  }
}
