package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.PlatformSignals;
import io.holdfast.platforms.SignalRule.Scope;
import io.holdfast.simulator.Plan.Disturbance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A day in centres of the platforms that there are.
class CentreKindTest {
  private static final int CALLS = 2_000;

  /// What no platform's words are about: how the other side of a leg ends.
  private static final Set<String> OF_NOBODY =
      Set.of(
          "genesys-cloud.disconnect-type=peer",
          "twilio.reason-participant-left=moderator_ended_conference client");

  @Test
  void shouldHaveACentreOfEachKindHoweverFewTheCallsAre() throws Exception {
    for (int calls : List.of(80, CALLS, 20_000)) {
      Plan plan = Heard.field(calls, 5, Disturbance.NONE);
      assertThat(plan.sites() % CentreKind.FIELD.size()).isZero();
      assertThat(plan.callsOf(1)).isLessThanOrEqualTo(2_000);
    }
    Heard day = Heard.of(Heard.field(CALLS, 5, Disturbance.NONE));
    assertThat(day.truths().stream().map(Truth::platform).distinct())
        .containsExactlyInAnyOrder(CentreKind.values());
  }

  @Test
  void shouldSpeakOnlyWordsThatTheCatalogueKnowsFromASourceOfThatPlatform() throws Exception {
    Heard day = Heard.of(Heard.field(CALLS, 6, Disturbance.NONE));
    Map<String, Truth> truths = day.byCall();
    Map<CentreKind, Set<String>> spoken = new HashMap<>();
    for (Fact fact : day.facts()) {
      CentreKind platform = truths.get(Objects.requireNonNull(fact.envelope().callId())).platform();
      signals(fact.happening())
          .forEach((name, value) -> {
            spoken.computeIfAbsent(platform, _ -> new TreeSet<>()).add(name + "=" + value);
            assertThat(Origin.isOf(name.substring(0, name.indexOf('.')), fact.envelope().source()))
                .as(fact.toString())
                .isTrue();
            assertThat(isKnown(name, value) || OF_NOBODY.contains(name + "=" + value))
                .as(name + "=" + value)
                .isTrue();
          });
    }
    assertThat(spoken.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Set.of(CentreKind.values()).stream()
                .filter(platform -> platform != CentreKind.PLAIN)
                .collect(Collectors.toSet()));
  }

  private static boolean isKnown(String name, String value) {
    return PlatformSignals.ALL.stream()
        .anyMatch(rule ->
            rule.signal().equals(name)
                && (rule.fits(value, Scope.LEG) || rule.fits(value, Scope.CALL)));
  }

  private static Map<String, String> signals(Happening happening) {
    Map<String, String> signals =
        switch (happening) {
          case Happening.HangupSignalled word -> word.signals();
          case Happening.CallEnded ended -> ended.signals();
          default -> null;
        };
    return signals == null ? Map.of() : signals;
  }
}
