package io.holdfast.abusepolicy.domain;

import static io.holdfast.contracts.abuse.AbuseEvent.Finding.JUSTIFIED;
import static io.holdfast.contracts.abuse.AbuseEvent.Finding.NOT_AUTHORISED;
import static io.holdfast.contracts.abuse.AbuseEvent.Finding.STOPPED_AFTER_WARNING;
import static io.holdfast.contracts.abuse.AbuseEvent.Finding.UNTRAINED;
import static io.holdfast.contracts.abuse.AbuseEvent.Finding.UNWARNED;
import static io.holdfast.contracts.abuse.AbuseEvent.Finding.WRONG_GROUND;
import static io.holdfast.contracts.telephony.Happening.Ground.FRUSTRATION;
import static io.holdfast.contracts.telephony.Happening.Ground.SEXIST_COMMENT;
import static io.holdfast.contracts.telephony.Happening.Ground.THREAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
  private static final String AGENT = "1001";
  private static final CallEnd BY_AGENT = end(30, Party.AGENT, null);

  @Test
  void shouldFindAnAllowedEndJustified() {
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), true, allow(25, AGENT)))
        .isEqualTo(JUSTIFIED);
  }

  @Test
  void shouldForgiveClocksThatDifferByTheTolerance() {
    var call = CallOf.warnedAndRepeated();
    assertThat(finding(BY_AGENT, call, true, allow(32, AGENT))).isEqualTo(JUSTIFIED);
    assertThat(finding(BY_AGENT, call, true, allow(32.001, AGENT))).isEqualTo(NOT_AUTHORISED);
    assertThat(finding(end(87, Party.AGENT, null), call, true, allow(25, AGENT)))
        .isEqualTo(JUSTIFIED);
    assertThat(finding(end(87.001, Party.AGENT, null), call, true, allow(25, AGENT)))
        .isEqualTo(NOT_AUTHORISED);
  }

  @Test
  void shouldNotLendAnAllowToAnotherAgent() {
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), true, allow(25, "1002")))
        .isEqualTo(NOT_AUTHORISED);
  }

  @Test
  void shouldFindAnEndThatNobodyAllowedNotAuthorised() {
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), true)).isEqualTo(NOT_AUTHORISED);
    var answer = decision(Verdict.WARN_FIRST, 25, AGENT, SEXIST_COMMENT);
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), true, answer))
        .isEqualTo(NOT_AUTHORISED);
  }

  @Test
  void shouldFindAnEndAfterAWarningThatWorkedNotAuthorised() {
    var stopped = new CallOf().reported(0, SEXIST_COMMENT).warned(10);
    assertThat(finding(BY_AGENT, stopped, true)).isEqualTo(NOT_AUTHORISED);
  }

  @Test
  void shouldFindAnEndWithoutAValidWarningUnwarned() {
    var unwarned = new CallOf().reported(0, SEXIST_COMMENT).reported(20, SEXIST_COMMENT);
    assertThat(finding(BY_AGENT, unwarned, true)).isEqualTo(UNWARNED);
    var tooYoung = new CallOf().reported(0, SEXIST_COMMENT).warned(28);
    assertThat(finding(BY_AGENT, tooYoung, true)).isEqualTo(UNWARNED);
    var tooOld = CallOf.warnedAndRepeated();
    assertThat(finding(end(1000, Party.AGENT, null), tooOld, true)).isEqualTo(UNWARNED);
    var afterTheEnd = new CallOf().reported(0, SEXIST_COMMENT).warned(31);
    assertThat(finding(BY_AGENT, afterTheEnd, true)).isEqualTo(UNWARNED);
  }

  @Test
  void shouldFindAnEndForAbuseThatNobodyReportedUnwarned() {
    assertThat(finding(end(30, Party.AGENT, "abuse"), new CallOf(), true)).isEqualTo(UNWARNED);
  }

  @Test
  void shouldFindAnEndForAngerAWrongGround() {
    var angry = new CallOf().reported(0, FRUSTRATION).warned(10);
    assertThat(finding(BY_AGENT, angry, true)).isEqualTo(WRONG_GROUND);
  }

  @Test
  void shouldTakeTheGroundThatTheAgentAskedWith() {
    var asked = decision(Verdict.DENY, 25, AGENT, FRUSTRATION);
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), true, asked)).isEqualTo(WRONG_GROUND);
  }

  @Test
  void shouldFindAnUntrainedAgentFirst() {
    assertThat(finding(BY_AGENT, CallOf.warnedAndRepeated(), false)).isEqualTo(UNTRAINED);
    assertThat(finding(BY_AGENT, new CallOf().reported(0, FRUSTRATION), false))
        .isEqualTo(UNTRAINED);
  }

  @Test
  void shouldFindAnEndForAThreatNotAuthorised() {
    var threat = new CallOf().reported(0, THREAT);
    assertThat(finding(BY_AGENT, threat, false)).isEqualTo(NOT_AUTHORISED);
    var asked = decision(Verdict.ESCALATE, 25, AGENT, THREAT);
    assertThat(finding(BY_AGENT, new CallOf(), true, asked)).isEqualTo(NOT_AUTHORISED);
  }

  @Test
  void shouldSayNothingOfAnOrdinaryEndByTheAgent() {
    assertThat(finding(BY_AGENT, new CallOf(), true)).isNull();
    assertThat(finding(end(30, Party.AGENT, "completed"), new CallOf(), true)).isNull();
  }

  @Test
  void shouldCallItAGoodEndingWhenTheCallerStoppedAndStayed() {
    var stopped = new CallOf().reported(0, SEXIST_COMMENT).warned(10);
    assertThat(finding(end(600, Party.CALLER, null), stopped, false))
        .isEqualTo(STOPPED_AFTER_WARNING);
  }

  @Test
  void shouldNotCallItAGoodEndingWhenTheAbuseWentOn() {
    assertThat(finding(end(600, Party.CALLER, null), CallOf.warnedAndRepeated(), true)).isNull();
  }

  @Test
  void shouldClaimNothingWhenNobodyIsKnownToHaveEndedIt() {
    var stopped = new CallOf().reported(0, SEXIST_COMMENT).warned(10);
    assertThat(finding(end(600, Party.UNKNOWN, null), stopped, true)).isNull();
  }

  @Test
  void shouldJudgeAnEndMarkedAsAbuseThatOnlyTheSwitchIsKnownToHaveMade() {
    var call = CallOf.warnedAndRepeated();
    assertThat(finding(end(30, Party.UNKNOWN, "abuse"), call, true)).isEqualTo(NOT_AUTHORISED);
    assertThat(finding(end(30, Party.PLATFORM, "abuse"), call, true, allow(25, AGENT)))
        .isEqualTo(JUSTIFIED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Party.class,
      names = {"CALLER", "SUPERVISOR", "PLATFORM", "NETWORK", "UNKNOWN"})
  void shouldJudgeNoAgentForAnEndThatAnotherMade(Party by) {
    var unwarned = new CallOf().reported(0, SEXIST_COMMENT);
    assertThat(finding(end(30, by, null), unwarned, true)).isNull();
  }

  @Test
  void shouldKeepWhatTheRulesSaidOfTheInstantOfTheEnd() {
    var judgement =
        judge(BY_AGENT, CallOf.warnedAndRepeated(), true, allow(25, AGENT)).orElseThrow();
    assertThat(judgement.reasons()).hasSize(8).allMatch(r -> r.says() == Verdict.ALLOW);
    assertThat(judgement.ground()).isEqualTo(SEXIST_COMMENT);
  }

  private static @Nullable Finding finding(
      CallEnd end, CallOf call, boolean trained, GivenDecision... decisions) {
    return judge(end, call, trained, decisions).map(Judgement::finding).orElse(null);
  }

  private static Optional<Judgement> judge(
      CallEnd end, CallOf call, boolean trained, GivenDecision... decisions) {
    var ended =
        new EndedCall(
            CallOf.DEFAULT, end, call.record(), List.of(decisions), trained, Duration.ofSeconds(2));
    return Judgement.of(ended);
  }

  private static CallEnd end(double seconds, Party by, @Nullable String reason) {
    return new CallEnd(CallOf.at(seconds), by, by == Party.AGENT ? AGENT : null, reason);
  }

  private static GivenDecision allow(double seconds, String agent) {
    return decision(Verdict.ALLOW, seconds, agent, SEXIST_COMMENT);
  }

  private static GivenDecision decision(
      Verdict verdict, double seconds, String agent, Ground ground) {
    var at = CallOf.at(seconds);
    var decision =
        new Decision(
            "d1",
            verdict,
            agent,
            Words.of(ground),
            List.of(),
            new PolicyRef(1, "hash"),
            null,
            verdict == Verdict.ALLOW ? at.plusSeconds(60) : null);
    return new GivenDecision("c1", agent, ground, at, at, decision);
  }
}
