package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.HoldParty;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void shouldAddUpWaitsAndHoldsAndTakeHoldsOffTheTalk() {
    CallSnapshot life =
        call().queued(1).joined(61).held(71).resumed(101).held(111).resumed(121).ended(131).life();
    assertThat(life.queueWaitMs()).isEqualTo(60_000);
    assertThat(life.holds()).isEqualTo(2);
    assertThat(life.holdMs()).isEqualTo(40_000);
    assertThat(life.longestHoldMs()).isEqualTo(30_000);
    assertThat(life.talkMs()).isEqualTo(30_000);
    assertThat(life.timeLostMs()).isEqualTo(100_000);
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(121));
  }

  @Test
  void shouldCloseAnOpenHoldAtTheEnd() {
    CallSnapshot life = call().queued(1).joined(2).held(10).phone(40, "a1").ended(40).life();
    assertThat(life.holdMs()).isEqualTo(30_000);
    assertThat(life.holdStartedAt()).isNull();
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.HOLD);
    assertThat(life.ending().afterPhase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldCloseAnOpenQueueWaitAtTheEnd() {
    CallSnapshot life = call().queued(1).phone(31, "c1").ended(31).life();
    assertThat(life.queueWaitMs()).isEqualTo(30_000);
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldShowAnOpenHoldWhileTheCallLasts() {
    CallSnapshot life = call().queued(1).joined(2).held(10).life();
    assertThat(life.phase()).isEqualTo(Phase.HOLD);
    assertThat(life.holdStartedAt()).isEqualTo(Story.NOON.plusSeconds(10));
    assertThat(life.ending()).isNull();
  }

  @Test
  void shouldNotCountAHoldByTheCaller() {
    CallSnapshot life =
        call()
            .joined(1)
            .at(10, new Happening.CallHeld(HoldParty.CALLER, null, "c1"))
            .at(70, new Happening.CallResumed(HoldParty.CALLER, null, "c1"))
            .ended(80)
            .life();
    assertThat(life.holds()).isZero();
    assertThat(life.timeLostMs()).isZero();
    assertThat(life.talkMs()).isEqualTo(79_000);
  }

  @Test
  void shouldNotTakeAnUnholdWithoutAHoldForTheEndOfAWait() {
    CallSnapshot life = call().queued(1).joined(2).resumed(10).ended(20).life();
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(2));
  }

  @Test
  void shouldCountTransferTimeOnceAndNotAsQueueWait() {
    CallSnapshot life =
        call()
            .queued(0)
            .joined(10)
            .at(20, new Happening.TransferStarted(null, "1001", null, null))
            .at(20, new Happening.AgentLeft("1001", Happening.LeaveReason.TRANSFERRED, "a1"))
            .queued(25)
            .joined(55, "1002", "a2")
            .ended(60)
            .life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(5_000);
    assertThat(life.queueWaitMs()).isEqualTo(40_000);
    assertThat(life.timeLostMs()).isEqualTo(45_000);
    assertThat(life.agents()).containsExactly("1001", "1002");
    assertThat(life.agent()).isEqualTo("1002");
  }

  @Test
  void shouldEndInTheQueueEvenWhileAPhoneRings() {
    Story story = call().queued(1).at(2, new Happening.AgentRang("1001", "support", "a1"));
    assertThat(story.life().phase()).isEqualTo(Phase.RINGING);
    CallSnapshot life = story.phone(9, "c1").ended(9).life();
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldKeepWhatTheAgentSaidInWrapUp() {
    CallSnapshot life =
        call()
            .joined(1)
            .ended(9)
            .at(30, new Happening.CallWrappedUp("1001", null, true, null))
            .life();
    assertThat(life.resolved()).isTrue();
    assertThat(life.endedAt()).isEqualTo(Story.NOON.plusSeconds(9));
  }

  @Test
  void shouldCountATransferAndItsQueueOfOneInstantOnce() {
    CallSnapshot life =
        call()
            .queued(0)
            .joined(10)
            .transferred(20)
            .queued(20)
            .joined(380, "1002", "a2")
            .ended(400)
            .life();
    assertThat(life.timeLostMs()).isEqualTo(370_000);
    assertThat(life.transfers()).isEqualTo(1);
  }

  @Test
  void shouldKeepTheWaitInTheSecondQueueWhenTheFirstIsLeftAtTheSameInstant() {
    CallSnapshot life =
        call()
            .queued(0)
            .at(60, new Happening.CallLeftQueue("support", Happening.QueueExit.OVERFLOW))
            .at(60, new Happening.CallQueued("second", 1))
            .joined(100)
            .ended(110)
            .life();
    assertThat(life.queueWaitMs()).isEqualTo(100_000);
  }

  @Test
  void shouldEndAHoldWhenAnotherAgentJoins() {
    CallSnapshot life =
        call().joined(1).held(10).joined(20, "1002", "a2").resumed(30).ended(1000).life();
    assertThat(life.holdMs()).isEqualTo(10_000);
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(20));
  }

  @Test
  void shouldTakeAHoldBeforeATransferForTheLastWaitOfTheCallerWhoReachesTheNextAgent() {
    CallSnapshot life =
        call()
            .queued(0)
            .joined(1)
            .held(10)
            .transferred(700)
            .joined(710, "1002", "a2")
            .ended(720)
            .life();
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(710));
    assertThat(life.ending().afterPhase()).isEqualTo(Phase.HOLD);
  }

  @Test
  void shouldCountOneTransferWhenItIsCompletedBeforeTheFirstAgentLeaves() {
    CallSnapshot life =
        call()
            .joined(1)
            .transferred(100)
            .at(100, new Happening.TransferCompleted(null, null))
            .left(100.1, "1001", Happening.LeaveReason.TRANSFERRED)
            .joined(100.2, "1002", "a2")
            .phone(1000, "a2")
            .ended(1000)
            .life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isLessThan(1000);
    assertThat(life.ending().agent()).isEqualTo("1002");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldStandInTheMenuWhenTheCallerGoesOnLongAfterTheQueue() {
    CallSnapshot life =
        call()
            .queued(0)
            .at(660, new Happening.CallLeftQueue("support", Happening.QueueExit.TIMEOUT))
            .ended(900)
            .life();
    assertThat(life.ending().phase()).isEqualTo(Phase.MENU);
  }
}
