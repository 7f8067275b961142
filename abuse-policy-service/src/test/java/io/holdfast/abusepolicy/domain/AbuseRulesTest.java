package io.holdfast.abusepolicy.domain;

import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.ALLOW;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.DENY;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.ESCALATE;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.WARN_FIRST;
import static io.holdfast.contracts.telephony.Happening.Ground.FRUSTRATION;
import static io.holdfast.contracts.telephony.Happening.Ground.SEXIST_COMMENT;
import static io.holdfast.contracts.telephony.Happening.Ground.THREAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Precedence of the rules, and what must hold in every situation.
class AbuseRulesTest {
  /// Around every border: none, too young, just old enough, old enough, just too old.
  private static final double[] WARNING_AGES = {-1, 4.999, 5, 60, 900, 900.001};

  @Test
  void shouldLetEscalateStandAboveEverything() {
    var ruling = AbuseRules.rule(new CallOf().askedAt(0, THREAT, false));
    assertThat(ruling.verdict()).isEqualTo(ESCALATE);
    assertThat(ruling.next()).contains("supervisor");
  }

  @Test
  void shouldDenyTheUntrainedBeforeTheGroundIsLookedAt() {
    var ruling = AbuseRules.rule(new CallOf().askedAt(0, FRUSTRATION, false));
    assertThat(ruling.verdict()).isEqualTo(DENY);
    assertThat(ruling.next()).isEqualTo("ask a supervisor to take the call");
  }

  @Test
  void shouldDenyAWrongGroundBeforeItAsksForAWarning() {
    var ruling = AbuseRules.rule(new CallOf().askedAt(0, FRUSTRATION, true));
    assertThat(ruling.verdict()).isEqualTo(DENY);
    assertThat(ruling.reasons())
        .extracting(Reason::rule)
        .contains("frustration-is-no-ground", "ground-on-closed-list", "warned-before");
  }

  @Test
  void shouldTellTheAgentTheFirstThingThatIsMissing() {
    assertThat(next(new CallOf())).isEqualTo("report what was said, then read warning W1 aloud");
    assertThat(next(new CallOf().reported(0, SEXIST_COMMENT))).isEqualTo("read warning W1 aloud");
    assertThat(next(new CallOf().reported(0, SEXIST_COMMENT).warned(97)))
        .startsWith("give the caller time to stop");
    assertThat(next(new CallOf().reported(0, SEXIST_COMMENT).warned(50)))
        .startsWith("go on with the call");
    assertThat(next(CallOf.warnedAndRepeated())).isEqualTo("end the call politely now");
  }

  @Test
  void shouldKeepWhatEveryRuleSaid() {
    var ruling = AbuseRules.rule(CallOf.warnedAndRepeated().askedAt(30, SEXIST_COMMENT, true));
    assertThat(ruling.reasons())
        .extracting(Reason::rule)
        .containsExactly(
            "agent-trained",
            "ground-on-closed-list",
            "abuse-reported",
            "warned-before",
            "warned-long-enough-ago",
            "warned-not-too-long-ago",
            "repeated-after-warning");
  }

  @Test
  void shouldAllowExactlyWhenEverythingIsThereInEverySituation() {
    int allowed = 0;
    for (Case c : everyCase()) {
      Verdict verdict = AbuseRules.rule(c.situation()).verdict();
      assertThat(verdict).as(c.toString()).isEqualTo(c.expected());
      allowed += verdict == ALLOW ? 1 : 0;
    }
    assertThat(allowed).as("cases that are allowed").isPositive();
  }

  private static String next(CallOf call) {
    return AbuseRules.rule(call.askedAt(100, SEXIST_COMMENT, true)).next();
  }

  private static List<Case> everyCase() {
    List<Case> cases = new ArrayList<>();
    for (Ground ground : Ground.values()) {
      for (Ground reported : Ground.values()) {
        for (int bits = 0; bits < 8; bits++) {
          for (double age : WARNING_AGES) {
            cases.add(
                new Case(ground, reported, (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, age));
          }
        }
      }
    }
    return cases;
  }

  /// One point of the small space of situations, and the expectation written a second way.
  ///
  /// @param age of the warning in seconds, below 0 for none
  private record Case(
      Ground ground, Ground reported, boolean trained, boolean before, boolean after, double age) {
    Situation situation() {
      double now = 1000;
      CallOf call = new CallOf();
      if (before) {
        call.reported(50, reported);
      }
      if (age >= 0) {
        call.warned(now - age);
      }
      if (after) {
        call.reported(now - 0.001, reported);
      }
      return call.askedAt(now, ground, trained);
    }

    Verdict expected() {
      if (ground == THREAT) {
        return ESCALATE;
      }
      if (!trained || !CallOf.DEFAULT.grounds().contains(ground)) {
        return DENY;
      }
      boolean abusive = reported != FRUSTRATION && reported != Ground.OTHER;
      boolean inWindow = age >= 5 && age <= 900;
      return abusive && before && after && inWindow ? ALLOW : WARN_FIRST;
    }
  }
}
