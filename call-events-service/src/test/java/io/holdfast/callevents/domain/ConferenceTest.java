package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.HoldParty;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two agents on one call: in conference, in consultation, one after the other.
class ConferenceTest {
  private static Story two() {
    return call().queued(1).joined(5).joined(100, "1002", "a2");
  }

  private static Ending ending(Story story) {
    return Objects.requireNonNull(story.life().ending());
  }

  private static Story gone(Story story, double second, String agent, LeaveReason why) {
    return story.at(second, new Happening.AgentLeft(agent, why, null));
  }

  @Test
  void shouldNotAccuseTheAgentWhoLeavesAConferenceJustBeforeTheCallerHangsUp() {
    Ending ending = ending(two().phone(200, "a1").phone(205, "c1").ended(205));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.evidence()).hasSize(1);
  }

  @Test
  void shouldKeepTheCallersWordWhileTheSwitchLetsGoOfAConference() {
    Story story = two().phone(200, "c1");
    gone(story, 200.01, "1001", LeaveReason.HUNG_UP);
    gone(story, 200.02, "1002", LeaveReason.HUNG_UP);
    Ending ending = ending(story.ended(200.03));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.confidence()).isGreaterThan(0.6);
  }

  @Test
  void shouldGoOnWithTheAgentWhoStays() {
    CallSnapshot life = two().phone(200, "a2").phone(300, "a1").ended(300).life();
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.agent()).isEqualTo("1001");
    assertThat(life.talkMs()).isEqualTo(295_000);
  }

  @Test
  void shouldNameNoneOfTwoAgentsWhereThePlatformSaysOnlyThatAnAgentEndedTheCall() {
    Ending ending = ending(two().at(200, new CallEnded(Party.AGENT, null, null, null, null, null)));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isNull();
  }

  @Test
  void shouldNotTakeTwoAgentsForOneParty() {
    var word = new CallEnded(Party.AGENT, "1002", null, null, null, null);
    Ending two = ending(call().joined(5).phone(200, "a1").at(200, word));
    assertThat(two.agent()).isEqualTo("1001");
    Story both = call().joined(5).joined(90, "1002", "a2");
    gone(both, 95, "1002", LeaveReason.UNKNOWN);
    Ending split = ending(both.phone(200, "a1").at(200, word));
    assertThat(split.confidence()).isLessThan(0.8);
  }

  @Test
  void shouldNotNameAnAgentWhoNeverJoinedThoughThePlatformDoes() {
    var word = new CallEnded(Party.AGENT, "1009", null, null, null, null);
    Ending ending = ending(call().joined(5).at(200, word));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isNull();
  }

  @Test
  void shouldNotNameTheAgentWhoWasGoneForMinutes() {
    Story survey = gone(call().joined(5), 60, "1001", LeaveReason.UNKNOWN);
    var word = new CallEnded(Party.AGENT, null, null, null, null, null);
    assertThat(ending(survey.at(400, word)).agent()).isNull();
  }

  @Test
  void shouldNotEndTheCallWithAConsultLeg() {
    Story consult =
        call()
            .joined(5)
            .held(50)
            .at(52, new Happening.AgentJoined("1001", null, "x1"))
            .phone(60, "x1")
            .at(60, new Happening.AgentLeft("1001", LeaveReason.HUNG_UP, "x1"));
    CallSnapshot during = consult.life();
    assertThat(during.phase()).isEqualTo(Phase.HOLD);
    CallSnapshot life = consult.resumed(65).phone(70, "c1").ended(70).life();
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.ending().evidence()).hasSize(1);
    assertThat(life.holdMs()).isEqualTo(15_000);
  }

  @Test
  void shouldHearEitherLegOfALocalChannelThatAnAgentAnsweredOn() {
    Ending ending =
        ending(
            call()
                .joined(5, "1001", "local-1")
                .at(5.01, new Happening.AgentJoined("1001", null, "pjsip-7"))
                .phone(60, "pjsip-7")
                .ended(60.01));
    assertThat(ending.agent()).isEqualTo("1001");
  }

  @Test
  void shouldNotCountAHoldWhileAnotherAgentSpeaksWithTheCaller() {
    CallSnapshot life = two().held(150).resumed(180).phone(200, "c1").ended(200).life();
    assertThat(life.holds()).isZero();
    assertThat(life.holdMs()).isZero();
  }

  @Test
  void shouldHoldTheCallerWhenTheOtherAgentLeavesHimHeld() {
    CallSnapshot life = gone(two().held(150), 160, "1002", LeaveReason.UNKNOWN).ended(200).life();
    assertThat(life.holdMs()).isEqualTo(40_000);
    assertThat(life.ending().phase()).isEqualTo(Phase.HOLD);
  }

  @Test
  void shouldNotCountAHoldOfALegThatIsNotOnTheCall() {
    CallSnapshot life =
        call()
            .joined(5)
            .at(20, new Happening.CallHeld(HoldParty.AGENT, "1002", "a2"))
            .at(30, new Happening.CallHeld(HoldParty.AGENT, "1001", "x1"))
            .ended(50)
            .life();
    assertThat(life.holds()).isZero();
  }

  @Test
  void shouldTakeAHoldForTheAgentsWhoseLegItIsWhoeverIsSaidToHold() {
    CallSnapshot life =
        call()
            .joined(5)
            .at(20, new Happening.CallHeld(HoldParty.CALLER, null, "a1"))
            .ended(50)
            .life();
    assertThat(life.holdMs()).isEqualTo(30_000);
  }

  @Test
  void shouldTakeTheCallerBackFromAConsultationThatCameToNothing() {
    CallSnapshot life =
        call()
            .joined(5)
            .held(50)
            .at(52, new Happening.TransferStarted(TransferKind.ATTENDED, "1001", null, null))
            .resumed(80)
            .phone(200, "a1")
            .ended(200)
            .life();
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
    assertThat(life.holdMs()).isEqualTo(2_000);
    assertThat(life.transferMs()).isEqualTo(28_000);
    assertThat(life.talkMs()).isEqualTo(165_000);
  }

  @Test
  void shouldAnswerAgainWhenTheSameAgentTakesTheCallOutOfTheNextQueue() {
    CallSnapshot life =
        call()
            .queued(0)
            .at(10, new Happening.AgentJoined("1001", "support", null))
            .queued(100)
            .at(150, new Happening.AgentJoined("1001", "support", null))
            .ended(160)
            .life();
    assertThat(life.queueWaitMs()).isEqualTo(60_000);
    assertThat(life.talkMs()).isEqualTo(100_000);
  }

  @Test
  void shouldNotHearAnUnknownLegOfAnAgentWhoTookTheCallerBackAfterIt() {
    var consult =
        new Happening.HangupSignalled(
            Happening.Leg.AGENT, "x1", "1001", Happening.SignalOrigin.PHONE, null, null);
    Ending ending =
        ending(
            call()
                .at(5, new Happening.AgentJoined("1001", null, null))
                .at(50, new Happening.CallHeld(HoldParty.AGENT, "1001", null))
                .at(60, consult)
                .at(63, new Happening.CallResumed(HoldParty.AGENT, "1001", null))
                .ended(68));
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
  }
}
