package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.call;
import static io.holdfast.review.domain.Cases.known;
import static io.holdfast.review.domain.Cases.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AbuseRulesTest {
  private static final Duration BEFORE = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(Party.class)
  void shouldSeeEveryCallThatStaffEndedForAbuseHoweverSure(Party by) {
    var known = known(call().by(by).reason("abuse").confidence(0.1).ended(1));

    boolean staff = by == Party.AGENT || by == Party.SUPERVISOR;
    assertThat(rules(known).contains("ended-for-abuse")).isEqualTo(staff);
  }

  @ParameterizedTest
  @CsvSource({
    "JUSTIFIED, MEDIUM",
    "UNWARNED, CRITICAL",
    "WRONG_GROUND, CRITICAL",
    "UNTRAINED, CRITICAL",
    "NOT_AUTHORISED, CRITICAL",
    "UNKNOWN, HIGH",
  })
  void shouldSeeEveryVerdictOnACallThatWasCutOff(Finding finding, Severity severity) {
    var grounds = Cases.RULES.grounds(known().with(call().judged(finding, 0)));

    assertThat(grounds)
        .singleElement()
        .satisfies(g -> {
          assertThat(g.rule()).isEqualTo("abuse-judged");
          assertThat(g.kind()).isEqualTo(Kind.ABUSE_DISCONNECT);
          assertThat(g.severity()).isEqualTo(severity);
        });
  }

  @Test
  void shouldSeeNothingWhenTheCallerStoppedOrTheVerdictIsOfThePast() {
    assertThat(rules(known().with(call().judged(Finding.STOPPED_AFTER_WARNING, 0)))).isEmpty();
    assertThat(rules(known().with(call().judgedLongAgo(Finding.UNWARNED)))).isEmpty();
  }

  @Test
  void shouldSeeNothingWhenTheVerdictWasTakenBack() {
    CallKnown judged = known(call().by(Party.NETWORK).ended(1), call().judged(Finding.UNWARNED, 0));

    assertThat(rules(judged)).containsExactly("abuse-judged");
    assertThat(rules(judged.with(call().takenBack(1)))).isEmpty();
  }

  @Test
  void shouldAllowForClocksThatDiffer() {
    Told talk = call().lost(Duration.ZERO);

    assertThat(rules(known(talk.ended(1), talk.decided(Verdict.ALLOW, Duration.ofSeconds(-2)))))
        .containsExactly("allowed-disconnect");
    assertThat(rules(known(talk.ended(1), talk.decided(Verdict.ALLOW, Duration.ofSeconds(-3)))))
        .isEmpty();
  }

  @Test
  void shouldFollowTheNewestVerdictInAnyOrder() {
    var unwarned = call().judged(Finding.UNWARNED, 0);
    var stopped = call().judged(Finding.STOPPED_AFTER_WARNING, 1);

    assertThat(rules(known().with(unwarned).with(stopped))).isEmpty();
    assertThat(rules(known().with(stopped).with(unwarned))).isEmpty();
  }

  @Test
  void shouldSeeAnAllowedDisconnectOnlyWhenTheCallWasEndedByStaffAfterIt() {
    Told talk =
        call().lost(Duration.ZERO).phase(io.holdfast.contracts.calls.CallSnapshot.Phase.TALK);
    var allow = talk.decided(Verdict.ALLOW, BEFORE);

    assertThat(rules(known(talk.ended(1), allow))).containsExactly("allowed-disconnect");
    assertThat(rules(known(talk.by(Party.SUPERVISOR).ended(1), allow)))
        .containsExactly("allowed-disconnect");
    assertThat(rules(known(talk.by(Party.CALLER).ended(1), allow))).isEmpty();
    assertThat(rules(known(talk.by(Party.NETWORK).ended(1), allow))).isEmpty();
    assertThat(rules(known(talk.ended(1), talk.decided(Verdict.ALLOW, BEFORE.negated()))))
        .isEmpty();
    assertThat(rules(known(talk.ended(1), talk.decided(Verdict.WARN_FIRST, BEFORE)))).isEmpty();
    assertThat(rules(known(talk.ended(1), talk.decided(Verdict.DENY, BEFORE)))).isEmpty();
    assertThat(rules(known(talk.ended(1), allow, talk.judged(Finding.STOPPED_AFTER_WARNING, 0))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "PLATFORM"})
  void shouldSeeAnAllowedDisconnectThatTheSwitchCarriedOutWhileThePermissionHeld(Party by) {
    Told talk =
        call().lost(Duration.ZERO).phase(io.holdfast.contracts.calls.CallSnapshot.Phase.TALK);
    var inTime = talk.decided(Verdict.ALLOW, BEFORE);
    var longAgo = talk.decided(Verdict.ALLOW, Told.ALLOW_HOLDS.plusSeconds(30));

    assertThat(rules(known(talk.by(by).ended(1), inTime))).containsExactly("allowed-disconnect");
    assertThat(rules(known(talk.by(by).ended(1), longAgo))).isEmpty();
  }

  @Test
  void shouldPutTheGravestKindFirstWhenACallGivesSeveralGrounds() {
    var known = known(call().ended(1), call().judged(Finding.JUSTIFIED, 0));

    CaseFile file = Cases.opened(known);

    assertThat(rules(known)).containsExactly("abuse-judged", "agent-hang-up");
    assertThat(file.about().kind()).isEqualTo(Kind.ABUSE_DISCONNECT);
    assertThat(file.about().openedAt()).isEqualTo(Told.END);
    assertThat(file.about().dueAt()).isEqualTo(Told.END.plusSeconds(5).plus(Duration.ofDays(2)));
  }
}
