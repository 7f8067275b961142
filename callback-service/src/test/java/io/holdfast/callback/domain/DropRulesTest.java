package io.holdfast.callback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Severity;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropRulesTest {
  static final DropRules.Settings DEFAULT =
      new DropRules.Settings(Duration.ofMinutes(10), Duration.ofMinutes(3), false, false);
  private static final Instant END = Instant.parse("2026-01-05T12:00:00.123456Z");

  private final DropRules rules = new DropRules(DEFAULT);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "TRANSFER, QUEUE, AGENT,      LOST_IN_TRANSFER",
        "TRANSFER, HOLD,  PLATFORM,   LOST_IN_TRANSFER",
        "HOLD,     TALK,  AGENT,      DROPPED_WHILE_HELD",
        "HOLD,     TALK,  NETWORK,    DROPPED_WHILE_HELD",
        "HOLD,     TALK,  UNKNOWN,    DROPPED_WHILE_HELD",
        "TALK,     HOLD,  AGENT,      DROPPED_AFTER_HOLD",
        "TALK,     HOLD,  SUPERVISOR, DROPPED_AFTER_HOLD",
        "TALK,     QUEUE, AGENT,      HUNG_UP_AFTER_WAIT",
        "TALK,     QUEUE, NETWORK,    HUNG_UP_AFTER_WAIT",
        "QUEUE,    -,     PLATFORM,   HUNG_UP_AFTER_WAIT",
        "QUEUE,    -,     UNKNOWN,    -",
        "TALK,     -,     AGENT,      -",
        "MENU,     -,     PLATFORM,   -",
        "TRANSFER, QUEUE, CALLER,     -",
        "HOLD,     TALK,  CALLER,     -",
        "TALK,     HOLD,  CALLER,     -",
        "TALK,     QUEUE, CALLER,     -",
        "QUEUE,    -,     CALLER,     -",
      })
  void shouldNameTheKindOfTheDrop(
      Phase phase, @Nullable Phase after, Party by, @Nullable Kind expected) {
    var call = Calls.dropped(END).in(phase, after).by(by).snapshot();

    assertThat(rules.judge(call, false).kind()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"QUEUE, ABANDONED_IN_QUEUE", "HOLD, ABANDONED_ON_HOLD"})
  void shouldOweACallerWhoGaveUpOnlyByATenantsChoice(Phase phase, Kind expected) {
    var call = Calls.dropped(END).in(phase, null).by(Party.CALLER).snapshot();
    var choosing =
        new DropRules(
            new DropRules.Settings(Duration.ofMinutes(10), Duration.ofMinutes(3), true, true));

    assertThat(rules.judge(call, false).kind()).isNull();
    assertThat(choosing.judge(call, false).kind()).isEqualTo(expected);
  }

  @Test
  void shouldOweNothingBelowTenMinutes() {
    assertThat(rules.judge(Calls.dropped(END).lost(599).snapshot(), false).kind()).isNull();
    assertThat(rules.judge(Calls.dropped(END).lost(600).snapshot(), false).kind()).isNotNull();
  }

  @Test
  void shouldOweNothingWhenTheWaitWasOverForMoreThanThreeMinutes() {
    var atTheLimit = Calls.dropped(END).sinceWait(Duration.ofMinutes(3));
    var beyond = Calls.dropped(END).sinceWait(Duration.ofMinutes(3).plusMillis(1));

    assertThat(rules.judge(atTheLimit.snapshot(), false).kind()).isEqualTo(Kind.DROPPED_AFTER_HOLD);
    assertThat(rules.judge(beyond.snapshot(), false).kind()).isNull();
  }

  @Test
  void shouldSayWhichRuleSaidNo() {
    assertThat(refusing(Calls.dropped(END).resolved(true))).containsExactly("not-resolved");
    assertThat(refusing(Calls.dropped(END).reason("abuse"))).containsExactly("not-for-abuse");
    assertThat(refusing(Calls.dropped(END).reason("callback")))
        .containsExactly("no-callback-ordered");
    assertThat(refusing(Calls.dropped(END).reason("expired"))).containsExactly("not-expired");
    assertThat(refusing(Calls.dropped(END).lost(10))).containsExactly("lost-enough");
    assertThat(refusing(Calls.dropped(END).lasting(END)))
        .containsExactly("end-is-known", "dropped");
    assertThat(refusing(Calls.dropped(END).resolved(false))).isEmpty();
  }

  @Test
  void shouldKeepWhatEveryRuleSaid() {
    assertThat(rules.judge(Calls.dropped(END).snapshot(), false).findings())
        .extracting(Finding::rule)
        .containsExactly(
            "not-expired",
            "end-is-known",
            "lost-enough",
            "not-resolved",
            "not-for-abuse",
            "no-callback-ordered",
            "dropped");
  }

  @ParameterizedTest
  @CsvSource({"600, LOW", "899, LOW", "900, MEDIUM", "1800, HIGH", "3599, HIGH", "3600, CRITICAL"})
  void shouldWeighTheDropByTheTimeLost(long seconds, Severity expected) {
    assertThat(Drop.severityOf(seconds * 1000)).isEqualTo(expected);
  }

  private List<String> refusing(Calls call) {
    return rules.judge(call.snapshot(), false).findings().stream()
        .filter(f -> !f.met())
        .map(Finding::rule)
        .toList();
  }
}
