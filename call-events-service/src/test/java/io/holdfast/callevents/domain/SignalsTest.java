package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.Says;
import io.holdfast.platforms.SignalRule;
import io.holdfast.platforms.SignalRule.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final Path TABLE = Path.of("../docs/attribution.md");
  private static final String PBX = "/asterisk/pbx-1";
  private static final Speaker AGENT = new Speaker(Party.AGENT, "1001");
  private static final Speaker CALL = new Speaker(Party.UNKNOWN, "1001");

  @Test
  void shouldStandInTheDocsRuleByRule() throws IOException {
    List<String> documented =
        Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(Signals.ALL.stream().map(this::row).toList());
  }

  @Test
  void shouldWeighEachRuleByWhatItSays() {
    assertThat(Signals.ALL)
        .allSatisfy(rule -> {
          assertThat(rule.platform())
              .isIn(Signals.ANY_PLATFORM, rule.signal().replaceAll("\\..*", ""));
          assertThat(rule.weight()).isBetween(0.0, 0.95);
          assertThat(rule.weight() == 0).isEqualTo(rule.says() == Says.NOBODY);
          assertThat(rule.because()).isNotBlank().doesNotContain("|");
        });
  }

  @Test
  void shouldKeepASignalThatNoRuleKnowsAndNameNobody() {
    assertThat(Signals.read("acme.who", "agent", AGENT))
        .isEqualTo(new Signal("acme.who", "agent", Party.UNKNOWN, null, Mode.UNKNOWN, 0));
    assertThat(Signals.read("call.ended.by", "martian", CALL).namesSomeone()).isFalse();
  }

  @Test
  void shouldBelieveTheSameCauseLessOfTheWholeCallThanOfALeg() {
    Signal leg = Signals.read("asterisk.hangup.cause", "38", AGENT, PBX);
    Signal whole = Signals.read("asterisk.hangup.cause", "38", CALL, PBX);
    assertThat(leg.weight()).isGreaterThan(whole.weight());
    assertThat(leg.agent()).isNull();
    assertThat(whole.says()).isEqualTo(Party.NETWORK);
  }

  @Test
  void shouldCountACauseOnceWhereAHintTellsItToo() {
    Cause lost = new Cause(38, null, null);
    assertThat(Witness.says(Map.of("asterisk.hangup.cause", "38"), lost, CALL, PBX)).hasSize(1);
    assertThat(Witness.says(Map.of("acme.cause", "38"), lost, CALL, PBX)).hasSize(2);
    assertThat(Witness.says(null, new Cause(16, null, null), CALL, PBX)).isEmpty();
  }

  @Test
  void shouldNameTheAgentOnTheCallWhereTheWholeCallWasEndedByAnAgent() {
    assertThat(Signals.read("call.ended.by", "agent", CALL).agent()).isEqualTo("1001");
    assertThat(Signals.read("call.ended.by", "caller", CALL).agent()).isNull();
    assertThat(Signals.read("phone.hangup", "agent", CALL).namesSomeone()).isFalse();
  }

  private String row(SignalRule rule) {
    String value = rule.value().pattern().replace("|", "\\|");
    return "| `%s` | `%s` | `%s` | %s | %s | %s | %.2f | %s |"
        .formatted(
            rule.platform(),
            rule.signal(),
            value,
            word(rule.scope()),
            word(rule.says()),
            word(rule.mode()),
            rule.weight(),
            rule.because());
  }

  private static String word(Enum<?> value) {
    return value == Scope.EITHER
        ? "leg or call"
        : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
