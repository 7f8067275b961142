package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.AsteriskAmi;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static Story talk() {
    return call().queued(1).joined(5);
  }

  private static Ending ending(Story story) {
    return Objects.requireNonNull(story.life().ending());
  }

  @Test
  void shouldNameTheAgentWhosePhoneLetGo() {
    Ending ending = ending(talk().phone(60, "a1").ended(60.1));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isEqualTo("1001");
    assertThat(ending.mode()).isEqualTo(Mode.DELIBERATE);
    assertThat(ending.confidence()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void shouldAccuseNobodyOnTheSwitchsConclusionAlone() {
    Ending ending =
        ending(talk().hint(60, "a1", AsteriskAmi.AGENT_COMPLETE_REASON, "agent").ended(60.1));
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.agent()).isNull();
    assertThat(ending.confidence()).isLessThan(Attribution.FLOOR);
    assertThat(ending.evidence())
        .singleElement()
        .satisfies(e -> assertThat(e.says()).isEqualTo(Party.AGENT));
  }

  @Test
  void shouldBlameTheNetworkWhenTheAgentsMediaDiedAndKeepTheContradiction() {
    Ending ending =
        ending(
            talk()
                .hint(60, "a1", AsteriskAmi.SOFT_HANGUP_CAUSE, "1")
                .hint(60.001, "a1", AsteriskAmi.AGENT_COMPLETE_REASON, "agent")
                .hint(60.002, "a1", AsteriskAmi.HANGUP_CAUSE, "44")
                .ended(60.003));
    assertThat(ending.by()).isEqualTo(Party.NETWORK);
    assertThat(ending.mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(ending.evidence()).extracting(Ending.Evidence::says).contains(Party.AGENT);
    Ending without =
        ending(
            talk()
                .hint(60, "a1", AsteriskAmi.SOFT_HANGUP_CAUSE, "1")
                .hint(60.002, "a1", AsteriskAmi.HANGUP_CAUSE, "44")
                .ended(60.003));
    assertThat(ending.confidence()).isLessThan(without.confidence());
  }

  @Test
  void shouldDoubtWhenBothPhonesLetGo() {
    Ending ending = ending(talk().phone(60, "a1").phone(60.01, "c1").ended(60.1));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.confidence()).isLessThan(0.8);
  }

  @Test
  void shouldNotHearAPhoneThatNeverJoined() {
    Ending ending = ending(call().queued(1).phone(5, "a9").phone(40, "c1").ended(40));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.evidence()).hasSize(1);
  }

  @Test
  void shouldNotHoldAnAgentForATransfer() {
    Ending ending =
        ending(
            talk()
                .phone(20, "a1")
                .at(20.1, new Happening.AgentLeft("1001", Happening.LeaveReason.TRANSFERRED, "a1"))
                .queued(21)
                .phone(80, "c1")
                .ended(80));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldCallATransferWithoutATargetTechnical() {
    Ending ending =
        ending(talk().at(20, new Happening.TransferStarted(null, "1001", null, null)).ended(30));
    assertThat(ending.by()).isEqualTo(Party.PLATFORM);
    assertThat(ending.mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(ending.phase()).isEqualTo(Phase.TRANSFER);
  }

  @Test
  void shouldSayUnknownWhenNothingWasSignalled() {
    Ending ending = ending(talk().ended(30));
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.mode()).isEqualTo(Mode.UNKNOWN);
    assertThat(ending.confidence()).isZero();
  }

  @Test
  void shouldTakeThePlatformsOwnWordAndReason() {
    Ending ending =
        ending(talk().at(30, new Happening.CallEnded(Party.AGENT, null, "abuse", null, null)));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isEqualTo("1001");
    assertThat(ending.reason()).isEqualTo("abuse");
  }

  @Test
  void shouldRememberThatTheCallerCameStraightFromAHold() {
    Ending ending = ending(talk().held(10).resumed(700).phone(702, "a1").ended(702));
    assertThat(ending.phase()).isEqualTo(Phase.TALK);
    assertThat(ending.afterPhase()).isEqualTo(Phase.HOLD);
  }

  @Test
  void shouldNotAccuseTheAgentWhoLeftWhileAnotherStayed() {
    Story handover =
        talk()
            .joined(30, "1002", "a2")
            .phone(60, "a1")
            .left(60.1, "1001", Happening.LeaveReason.UNKNOWN);
    assertThat(ending(handover.phone(120, "a2").ended(120)).agent()).isEqualTo("1002");
  }

  @Test
  void shouldNotHearAPhoneThatHandedTheCallOn() {
    Ending ending =
        ending(
            talk()
                .transferred(20)
                .left(20.1, "1001", Happening.LeaveReason.TRANSFERRED)
                .queued(21)
                .phone(21.2, "a1")
                .phone(700, "c1")
                .ended(700));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.evidence()).hasSize(1);
  }

  @Test
  void shouldNotCallANetworksCauseAWish() {
    var lost =
        new Happening.HangupSignalled(
            Happening.Leg.AGENT,
            "a1",
            null,
            Happening.SignalOrigin.PHONE,
            new Happening.Cause(38, null, null),
            null);
    assertThat(ending(talk().at(60, lost).ended(60)).by()).isEqualTo(Party.NETWORK);
  }

  @Test
  void shouldAccuseNobodyHoweverOftenTheSwitchRepeatsItsConclusion() {
    Story story = talk();
    for (int i = 0; i < 20; i++) {
      story.hint(60 + i / 1000.0, "a1", AsteriskAmi.AGENT_COMPLETE_REASON, "agent");
    }
    assertThat(ending(story.ended(61)).by()).isEqualTo(Party.UNKNOWN);
  }

  @Test
  void shouldLetTheCallerEndTheSurveyThatFollowedTheAgent() {
    Ending ending =
        ending(
            talk()
                .phone(60, "a1")
                .left(60.1, "1001", Happening.LeaveReason.UNKNOWN)
                .phone(180, "c1")
                .ended(180));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.phase()).isEqualTo(Phase.MENU);
  }

  @Test
  void shouldAccuseNobodyForALeavingAlone() {
    Ending ending = ending(talk().left(60, "1001", Happening.LeaveReason.HUNG_UP).ended(60.1));
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.agent()).isNull();
    assertThat(ending.afterPhase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldTakeALeavingForAgreementWithAWordThatCounts() {
    Story word = talk().phone(60, "a1");
    Ending alone = ending(word.ended(60.2));
    Ending both =
        ending(
            talk().phone(60, "a1").left(60.1, "1001", Happening.LeaveReason.HUNG_UP).ended(60.2));
    assertThat(both.by()).isEqualTo(Party.AGENT);
    assertThat(both.confidence()).isGreaterThan(alone.confidence());
  }

  @Test
  void shouldKnowAPartyOutsideByThePlatformsWord() {
    Ending ending =
        ending(talk().at(60, new Happening.CallEnded(Party.THIRD_PARTY, null, null, null, null)));
    assertThat(ending.by()).isEqualTo(Party.THIRD_PARTY);
    assertThat(ending.agent()).isNull();
  }

  @Test
  void shouldKeepTheCauseBesideHintsItDoesNotKnow() {
    var ended =
        new Happening.CallEnded(
            null, null, null, new Happening.Cause(38, null, null), java.util.Map.of("x", "y"));
    assertThat(ending(talk().at(60, ended)).by()).isEqualTo(Party.NETWORK);
  }

  @Test
  void shouldHearAnAgentWhoseLegWasNeverNamed() {
    Story story = call().queued(1).at(5, new Happening.AgentJoined("1001", null, null));
    var let =
        new Happening.HangupSignalled(
            Happening.Leg.AGENT, "x7", "1001", Happening.SignalOrigin.PHONE, null, null);
    assertThat(ending(story.at(60, let).ended(60)).agent()).isEqualTo("1001");
  }

  @Test
  void shouldNotMistakeAnAgentWhoNeverJoinedForTheOneOnTheCall() {
    Ending ending = ending(talk().left(60, "1003", Happening.LeaveReason.HUNG_UP).ended(60.1));
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.agent()).isNull();

    var hint =
        new Happening.HangupSignalled(
            Happening.Leg.AGENT, null, "1003", Happening.SignalOrigin.PHONE, null, null);
    assertThat(ending(talk().at(60, hint).ended(60.1)).agent()).isNull();
  }

  @Test
  void shouldStillHearThePhoneWhenTheSwitchNamesTheLeaverDifferently() {
    Ending ending =
        ending(
            talk()
                .phone(60, "a1")
                .left(60.1, "PJSIP/agent1001", Happening.LeaveReason.UNKNOWN)
                .ended(60.2));
    assertThat(ending.agent()).isEqualTo("1001");
  }

  @Test
  void shouldNotHearThePhoneOfAnAgentWhoLeftWhileAnotherStayed() {
    Story handover =
        talk()
            .joined(30, "1002", "a2")
            .left(60, "1001", Happening.LeaveReason.UNKNOWN)
            .phone(60.2, "a1");
    assertThat(ending(handover.phone(120, "a2").ended(120)).agent()).isEqualTo("1002");
  }
}
