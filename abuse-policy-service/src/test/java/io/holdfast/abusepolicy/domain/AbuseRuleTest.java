package io.holdfast.abusepolicy.domain;

import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.ALLOW;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.DENY;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.ESCALATE;
import static io.holdfast.contracts.abuse.AbuseEvent.Verdict.WARN_FIRST;
import static io.holdfast.contracts.telephony.Happening.Ground.FRUSTRATION;
import static io.holdfast.contracts.telephony.Happening.Ground.OTHER;
import static io.holdfast.contracts.telephony.Happening.Ground.RACIAL_SLUR;
import static io.holdfast.contracts.telephony.Happening.Ground.SEXIST_COMMENT;
import static io.holdfast.contracts.telephony.Happening.Ground.THREAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.abusepolicy.domain.AbusePolicy.TrainingTerms;
import io.holdfast.abusepolicy.domain.AbusePolicy.WarningTerms;
import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbuseRuleTest {
  private static final CallOf QUIET = new CallOf();

  @Test
  void shouldEscalateOnlyGroundsThatEscalate() {
    var rule = new ThreatEscalates();
    assertThat(says(rule, QUIET.askedAt(0, THREAT, true))).isEqualTo(ESCALATE);
    assertThat(says(rule, QUIET.askedAt(0, RACIAL_SLUR, true))).isNull();
  }

  @Test
  void shouldDenyAnAgentWithoutTraining() {
    var rule = new AgentTrained();
    assertThat(says(rule, QUIET.askedAt(0, RACIAL_SLUR, false))).isEqualTo(DENY);
    assertThat(says(rule, QUIET.askedAt(0, RACIAL_SLUR, true))).isEqualTo(ALLOW);
  }

  @Test
  void shouldDenyFrustrationEvenWhenAPolicyListsIt() {
    var lax =
        new AbusePolicy(
            Set.of(FRUSTRATION),
            Set.of(THREAT),
            new WarningTerms(0, 1, false, "W1"),
            new TrainingTerms("abuse-policy"),
            1_000);
    var rule = new FrustrationIsNoGround();
    assertThat(says(rule, QUIET.askedAt(0, FRUSTRATION, true, lax))).isEqualTo(DENY);
    assertThat(says(rule, QUIET.askedAt(0, RACIAL_SLUR, true))).isNull();
    assertThat(lax.isAbuse(FRUSTRATION)).isFalse();
  }

  @Test
  void shouldDenyGroundsThatAreNotListed() {
    var rule = new GroundOnClosedList();
    assertThat(says(rule, QUIET.askedAt(0, OTHER, true))).isEqualTo(DENY);
    assertThat(says(rule, QUIET.askedAt(0, RACIAL_SLUR, true))).isEqualTo(ALLOW);
  }

  @Test
  void shouldAskForAReportOfAbuse() {
    var rule = new AbuseReported();
    assertThat(says(rule, QUIET.askedAt(9, RACIAL_SLUR, true))).isEqualTo(WARN_FIRST);
    var onlyAngry = new CallOf().reported(0, FRUSTRATION).reported(1, OTHER);
    assertThat(says(rule, onlyAngry.askedAt(9, RACIAL_SLUR, true))).isEqualTo(WARN_FIRST);
    var abusive = new CallOf().reported(0, THREAT);
    assertThat(says(rule, abusive.askedAt(9, RACIAL_SLUR, true))).isEqualTo(ALLOW);
  }

  @Test
  void shouldNotSeeWhatHappenedAfterTheInstantInQuestion() {
    var later = new CallOf().reported(10, RACIAL_SLUR).warned(11);
    assertThat(says(new AbuseReported(), later.askedAt(9.999, RACIAL_SLUR, true)))
        .isEqualTo(WARN_FIRST);
    assertThat(says(new AbuseReported(), later.askedAt(10, RACIAL_SLUR, true))).isEqualTo(ALLOW);
    assertThat(says(new WarnedBefore(), later.askedAt(10.999, RACIAL_SLUR, true)))
        .isEqualTo(WARN_FIRST);
  }

  @Test
  void shouldCountOnlyAWarningThatFollowsAbuse() {
    var rule = new WarnedBefore();
    var unwarned = new CallOf().reported(0, SEXIST_COMMENT);
    assertThat(says(rule, unwarned.askedAt(20, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    var warnedTooEarly = new CallOf().warned(0).reported(10, SEXIST_COMMENT);
    assertThat(says(rule, warnedTooEarly.askedAt(20, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    var warned = new CallOf().reported(0, SEXIST_COMMENT).warned(0);
    assertThat(says(rule, warned.askedAt(20, SEXIST_COMMENT, true))).isEqualTo(ALLOW);
  }

  @Test
  void shouldGiveTheCallerTimeToStop() {
    var rule = new WarnedLongEnoughAgo();
    var call = new CallOf().warned(0);
    assertThat(says(rule, call.askedAt(4.999, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    assertThat(says(rule, call.askedAt(5, SEXIST_COMMENT, true))).isEqualTo(ALLOW);
    assertThat(says(rule, QUIET.askedAt(5, SEXIST_COMMENT, true))).isNull();
  }

  @Test
  void shouldForgetAnOldWarning() {
    var rule = new WarnedNotTooLongAgo();
    var call = new CallOf().warned(0);
    assertThat(says(rule, call.askedAt(900, SEXIST_COMMENT, true))).isEqualTo(ALLOW);
    assertThat(says(rule, call.askedAt(900.001, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    assertThat(says(rule, QUIET.askedAt(5, SEXIST_COMMENT, true))).isNull();
  }

  @Test
  void shouldTakeANewWarningForANewChance() {
    var call = CallOf.warnedAndRepeated().warned(30);
    assertThat(says(new RepeatedAfterWarning(), call.askedAt(40, SEXIST_COMMENT, true)))
        .isEqualTo(WARN_FIRST);
    assertThat(says(new WarnedLongEnoughAgo(), call.askedAt(31, SEXIST_COMMENT, true)))
        .isEqualTo(WARN_FIRST);
  }

  @Test
  void shouldAskForAbuseAfterTheWarning() {
    var rule = new RepeatedAfterWarning();
    var stopped = new CallOf().reported(0, SEXIST_COMMENT).warned(10);
    assertThat(says(rule, stopped.askedAt(30, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    var angry = new CallOf().reported(0, SEXIST_COMMENT).warned(10).reported(20, FRUSTRATION);
    assertThat(says(rule, angry.askedAt(30, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    var atOnce = new CallOf().reported(10, SEXIST_COMMENT).warned(10);
    assertThat(says(rule, atOnce.askedAt(30, SEXIST_COMMENT, true))).isEqualTo(WARN_FIRST);
    assertThat(says(rule, CallOf.warnedAndRepeated().askedAt(30, SEXIST_COMMENT, true)))
        .isEqualTo(ALLOW);
  }

  @Test
  void shouldNotAskForRepetitionWhereThePolicyDoesNot() {
    var mild =
        new AbusePolicy(
            CallOf.DEFAULT.grounds(),
            CallOf.DEFAULT.escalates(),
            new WarningTerms(5_000, 900_000, false, "W1"),
            CallOf.DEFAULT.training(),
            60_000);
    var stopped = new CallOf().reported(0, SEXIST_COMMENT).warned(10);
    assertThat(AbuseRules.rule(stopped.askedAt(30, SEXIST_COMMENT, true, mild)).verdict())
        .isEqualTo(ALLOW);
  }

  private static @Nullable Verdict says(AbuseRule rule, Situation situation) {
    return rule.look(situation).map(Opinion::says).orElse(null);
  }
}
