package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.HoldParty;
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
            .at(20, new Happening.TransferStarted(null, "1001", null))
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
}
