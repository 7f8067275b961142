package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Sources of one platform whose clocks differ, and records that come afterwards.
class SkewTest {
  @Test
  void shouldEndTheQueueWaitAtTheAnswerThatIsToldBeforeTheExit() {
    CallSnapshot life =
        call()
            .queued(0)
            .joined(60)
            .at(61.5, new Happening.CallLeftQueue("support", QueueExit.ANSWERED))
            .phone(100, "a1")
            .ended(100)
            .life();
    assertThat(life.queueWaitMs()).isEqualTo(60_000);
    assertThat(life.talkMs()).isEqualTo(40_000);
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldNotPutACallBackThatWasAnsweredOutOfTheQueueAMomentAgo() {
    CallSnapshot life = call().queued(0).joined(60).queued(61.5).phone(100, "a1").ended(100).life();
    assertThat(life.queueWaitMs()).isEqualTo(60_000);
    assertThat(life.ending().agent()).isEqualTo("1001");
    CallSnapshot other =
        call().queued(0).joined(60).at(61, new Happening.CallQueued("sales", 1)).ended(100).life();
    assertThat(other.queueWaitMs()).isEqualTo(99_000);
  }

  @Test
  void shouldTakeTheResumeThatFollowsAHangUpForNoReturnToAPerson() {
    CallSnapshot life =
        call().joined(1).held(10).phone(600, "a1").resumed(600.4).ended(600.5).life();
    assertThat(life.ending().phase()).isEqualTo(Phase.HOLD);
    assertThat(life.lastWaitEndedAt()).isNull();
  }

  @Test
  void shouldStandInTheHoldThatWasTakenOffAtTheVeryHangUp() {
    CallSnapshot life = call().joined(1).held(10).resumed(600).phone(600, "a1").ended(600).life();
    assertThat(life.ending().phase()).isEqualTo(Phase.HOLD);
    assertThat(life.lastWaitEndedAt()).isNull();
    assertThat(life.holdMs()).isEqualTo(590_000);
    CallSnapshot later =
        call().joined(1).held(10).resumed(600).phone(600.3, "a1").ended(601).life();
    assertThat(later.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldKeepTheWordOfACallerWhoGaveUpWhileAnAgentAnswered() {
    CallSnapshot life = call().queued(0).phone(60, "c1").joined(60.2).ended(60.3).life();
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.ending().phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldNotHearASignalThatTheCallOutlived() {
    CallSnapshot life = call().joined(1).phone(60, "a1").phone(600, "c1").ended(600).life();
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.ending().evidence()).hasSize(1);
  }

  @Test
  void shouldTakeTheLaterWordOfARecordOfTheEndAndTheFirstInstant() {
    var first = new CallEnded(Party.CALLER, null, null, null, Map.of("acme.reason", "NONE"), null);
    var second = new CallEnded(Party.AGENT, null, null, null, Map.of("acme.reason", "AGENT"), null);
    CallSnapshot life = call().joined(1).at(60, first).at(90, second).life();
    assertThat(life.endedAt()).isEqualTo(Story.NOON.plusSeconds(60));
    assertThat(life.ending().by()).isEqualTo(Party.AGENT);
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.ending().evidence()).hasSize(2).noneMatch(e -> e.value().equals("NONE"));
  }

  @Test
  void shouldKeepWhatWasSignalledWhenAnotherRecordOfTheEndComesLater() {
    CallSnapshot life =
        call()
            .joined(1)
            .phone(60, "a1")
            .left(60, "1001", Happening.LeaveReason.UNKNOWN)
            .ended(60)
            .ended(90)
            .life();
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldCountACallFromItsFirstWaitWhateverTheClockOfTheOffer() {
    CallSnapshot life =
        new Story()
            .queued(0)
            .at(1, new Happening.CallOffered(null, null, null, null, null, null))
            .ended(30)
            .life();
    assertThat(life.offeredAt()).isEqualTo(Story.NOON);
  }
}
