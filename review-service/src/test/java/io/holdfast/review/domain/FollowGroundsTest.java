package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.FOLLOW;
import static io.holdfast.review.domain.Cases.RULES;
import static io.holdfast.review.domain.Cases.call;
import static io.holdfast.review.domain.Cases.in;
import static io.holdfast.review.domain.Cases.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.contracts.reviews.ReviewCase.Trigger;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.review.domain.CaseChange.What;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Unchanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class FollowGroundsTest {
  static final List<CaseStage> STAGES = Cases.STAGES;

  private static Changed changed(CaseFile file, CallKnown known) {
    return (Changed) FOLLOW.follow(file, known, RULES.grounds(known), Told.END);
  }

  @Test
  void shouldOpenNothingWhenThereIsNoGround() {
    CallKnown calm = known(call().by(Party.CALLER).ended(1));

    assertThat(FOLLOW.follow(null, calm, RULES.grounds(calm), Told.END))
        .isInstanceOf(Unchanged.class);
  }

  @Test
  void shouldOpenWithAnIdThatTheCallGives() {
    CaseFile file = Cases.opened(known(call().ended(1)));

    assertThat(file.caseId()).isEqualTo(CaseFile.idOf("demo", "c1"));
    assertThat(CaseFile.idOf("demo", "c1")).isNotEqualTo(CaseFile.idOf("demo2", "c1"));
    assertThat(file.version()).isEqualTo(1);
    assertThat(file.about().kind()).isEqualTo(Kind.AGENT_HANG_UP);
    assertThat(file.about().dueAt()).isEqualTo(Told.END.plus(Duration.ofDays(5)));
    assertThat(file.state().links())
        .isEqualTo(
            Map.of(
                "self", "/v1/cases/" + file.caseId(),
                "callKey", "demo|c1",
                "callbacks", "/v1/callbacks?caller=c_c1",
                "abuseRecord", "/v1/calls/c1/abuse-record"));
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void shouldChangeNothingWhenNothingIsNew(CaseStage stage) {
    CallKnown known =
        stage instanceof CaseStage.Closed
            ? known(call().by(Party.NETWORK).ended(1))
            : known(call().ended(1));

    assertThat(FOLLOW.follow(in(stage), known, RULES.grounds(known), Told.END))
        .isInstanceOf(Unchanged.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"OPEN", "ASSIGNED", "IN_REVIEW"})
  void shouldCloseAnUndecidedCaseWhenItsGroundIsTakenAway(Status status) {
    CaseStage stage = Cases.STAGES.stream().filter(s -> s.status() == status).toList().getFirst();

    Changed closed = changed(in(stage), known(call().by(Party.NETWORK).revised(2)));

    assertThat(closed.change()).isEqualTo(new CaseChange(What.CLOSED, null, "ending-revised"));
    assertThat(closed.file().stage())
        .isEqualTo(new CaseStage.Closed(CaseStage.ClosedReason.ENDING_REVISED, Told.END));
    assertThat(closed.file().state().triggers())
        .extracting(Trigger::rule)
        .containsExactly("agent-hang-up");
  }

  @Test
  void shouldKeepADecisionWhenItsGroundIsTakenAwayAndNoteItOnce() {
    CaseFile decided = in(Cases.STAGES.get(3));
    CallKnown calm = known(call().by(Party.NETWORK).revised(2));

    Changed noted = changed(decided, calm);

    assertThat(noted.change())
        .isEqualTo(new CaseChange(What.NOTED, null, "Taken away (ending-revised): agent-hang-up"));
    assertThat(noted.file().stage()).isEqualTo(decided.stage());
    assertThat(noted.file().about()).isEqualTo(decided.about());
    assertThat(FOLLOW.follow(noted.file(), calm, RULES.grounds(calm), Told.END))
        .isInstanceOf(Unchanged.class);
  }

  @Test
  void shouldKeepADecisionAndAddTheTriggerWhenNewGroundComesAfterIt() {
    CaseFile decided = in(Cases.STAGES.get(3));

    Changed added = changed(decided, known(call().ended(1), call().judged(Finding.UNWARNED, 0)));

    assertThat(added.change().what()).isEqualTo(What.TRIGGER_ADDED);
    assertThat(added.file().stage()).isEqualTo(decided.stage());
    assertThat(added.file().about().kind()).isEqualTo(Kind.AGENT_HANG_UP);
    assertThat(added.file().state().triggers()).hasSize(2);
  }

  @Test
  void shouldOpenAgainForNobodyWhenGroundComesBack() {
    Changed opened = changed(in(Cases.STAGES.get(4)), known(call().ended(1)));

    assertThat(opened.change().what()).isEqualTo(What.OPENED);
    assertThat(opened.file().stage()).isEqualTo(new CaseStage.Open());
    assertThat(opened.file().version()).isEqualTo(8);
  }

  @Test
  void shouldNoteWhenWhatIsKnownOfTheCallChanges() {
    CallKnown longer = known(call().lost(Duration.ofMinutes(31)).revised(2));

    Changed noted = changed(in(new CaseStage.InReview("anna")), longer);

    assertThat(noted.change().what()).isEqualTo(What.NOTED);
    assertThat(noted.file().stage()).isEqualTo(new CaseStage.InReview("anna"));
    assertThat(noted.file().about().severity())
        .isEqualTo(io.holdfast.contracts.reviews.ReviewCase.Severity.CRITICAL);
  }
}
