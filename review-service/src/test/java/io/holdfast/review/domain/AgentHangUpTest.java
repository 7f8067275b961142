package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.call;
import static io.holdfast.review.domain.Cases.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentHangUpTest {
  private final AgentHangUp rule = new AgentHangUp(Cases.LIMITS);

  private boolean sees(Told told) {
    return rule.look(known(told.ended(1))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "600000, 0.80, HOLD,  ,       , true",
    "599999, 0.80, HOLD,  ,       , false",
    "600000, 0.79, HOLD,  ,       , false",
    "600000, 0.80, TALK,  180000, , true",
    "600000, 0.80, TALK,  180001, , false",
    "600000, 0.80, TALK,  ,       , false",
    "600000, 0.80, HOLD,  999999, , true",
    "600000, 0.80, HOLD,  ,  false, true",
    "600000, 0.80, HOLD,  ,  true,  false",
  })
  void shouldSeeAHangUpExactlyWithinTheLimits(
      long lostMs,
      double confidence,
      Phase phase,
      @Nullable Long sinceWaitMs,
      @Nullable Boolean resolved,
      boolean seen) {
    Told told =
        call()
            .lost(Duration.ofMillis(lostMs))
            .confidence(confidence)
            .phase(phase)
            .sinceWait(sinceWaitMs == null ? null : Duration.ofMillis(sinceWaitMs))
            .resolved(resolved);

    assertThat(sees(told)).isEqualTo(seen);
  }

  @Test
  void shouldSeeNothingWhenTheCallWasEndedForAbuseOrLastsOrWasGivenUpOrImported() {
    assertThat(sees(call())).isTrue();
    assertThat(sees(call().reason("abuse"))).isFalse();
    assertThat(rule.look(known(call().joined(1)))).isEmpty();
    assertThat(rule.look(known(call().expired(1)))).isEmpty();
    assertThat(rule.look(known(call().endedLongAgo(1)))).isEmpty();
  }

  @Test
  void shouldAccuseNobodyWhenAnAgentsPhoneBeganTheCallToSomebodyUnknown() {
    assertThat(rule.look(known(outbound(call().ended(1), true)))).isEmpty();
    assertThat(rule.look(known(outbound(call().ended(1), false)))).isPresent();
  }

  private static CallEvent outbound(CallEvent event, boolean toNobodyKnown) {
    ObjectNode value = CallEvent.serde().encode(event);
    ObjectNode life = value.withObject("call").put("direction", "outbound");
    if (toNobodyKnown) {
      life.withObject("caller").removeAll();
    }
    return CallEvent.serde().decode(value);
  }

  @Test
  void shouldAccuseNobodyWhenTheEndWasNotSurelyAnAgentsOwn() {
    var random = new Random(7);
    var phases = List.of(Phase.values());
    var others =
        List.of(Party.CALLER, Party.PLATFORM, Party.NETWORK, Party.UNKNOWN, Party.SUPERVISOR);
    for (int i = 0; i < 20_000; i++) {
      Told any =
          call()
              .lost(Duration.ofMinutes(random.nextInt(600)))
              .sinceWait(Duration.ofSeconds(random.nextInt(600)))
              .phase(phases.get(random.nextInt(phases.size())))
              .confidence(0.8 + 0.2 * random.nextDouble());
      Told innocent =
          switch (random.nextInt(3)) {
            case 0 -> any.by(others.get(random.nextInt(others.size())));
            case 1 -> any.mode(random.nextBoolean() ? Mode.TECHNICAL : Mode.UNKNOWN);
            default -> any.confidence(Math.nextDown(0.8) * random.nextDouble());
          };

      assertThat(sees(innocent)).as("%s", innocent).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"10, MEDIUM", "19, MEDIUM", "20, HIGH", "29, HIGH", "30, CRITICAL"})
  void shouldWeighByTheTimeLost(int minutes, Severity severity) {
    var ground = rule.look(known(call().lost(Duration.ofMinutes(minutes)).ended(1)));

    assertThat(ground).map(Ground::severity).hasValue(severity);
  }

  @Test
  void shouldSayWhyInWords() {
    assertThat(rule.look(known(call().ended(1))).orElseThrow().because())
        .isEqualTo(
            "The agent hung up on purpose (confidence 0.95) while the caller was held;"
                + " the caller had lost 14 min 0 s");
  }

  @Test
  void shouldRefuseLimitsThatContradictOneAnother() {
    Duration one = Duration.ofMinutes(1);
    Duration two = Duration.ofMinutes(2);
    assertThatThrownBy(() -> new HangUpLimits(0.8, one, one, two, one))
        .hasMessageContaining("Expected high severity to start before critical");
    assertThatThrownBy(() -> new HangUpLimits(80, one, one, one, two))
        .hasMessageContaining("between 0 and 1");
  }
}
