package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.TransferCompleted;
import io.holdfast.contracts.telephony.Happening.TransferFailed;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static Story talk() {
    return call().queued(0).joined(10);
  }

  @Test
  void shouldNotAccuseTheAgentWhosePhoneLetsGoOfACallThatHeHandedOn() {
    CallSnapshot life = talk().transferred(20).phone(20.1, "a1").ended(25).life();
    assertThat(life.ending().by()).isEqualTo(Party.PLATFORM);
    assertThat(life.ending().mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(life.ending().phase()).isEqualTo(Phase.TRANSFER);
    assertThat(life.transferMs()).isEqualTo(5_000);
    assertThat(life.failedTransfers()).isEqualTo(1);
  }

  @Test
  void shouldCountOneTransferThatStartAndLeavingTellInEitherOrder() {
    CallSnapshot life =
        talk()
            .transferred(20)
            .joined(21, "1002", "a2")
            .left(21.5, "1001", LeaveReason.TRANSFERRED)
            .phone(60, "a2")
            .ended(60)
            .life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(1_000);
    assertThat(life.ending().agent()).isEqualTo("1002");
    CallSnapshot reversed =
        talk()
            .left(20, "1001", LeaveReason.TRANSFERRED)
            .transferred(20.2)
            .queued(20.3)
            .ended(60)
            .life();
    assertThat(reversed.transfers()).isEqualTo(1);
    assertThat(reversed.transferMs()).isEqualTo(300);
    assertThat(reversed.ending().phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldNotStartATransferThatHasReachedTheNextAgentAlready() {
    CallSnapshot life =
        talk().joined(20, "1002", "a2").transferred(20.4).phone(600, "a2").ended(600).life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isZero();
    assertThat(life.ending().agent()).isEqualTo("1002");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldNotMistakeTheNextAgentForTheOneWhoHandsOnUnderAnotherName() {
    CallSnapshot life =
        talk()
            .left(19, "1001", LeaveReason.UNKNOWN)
            .joined(20, "1002", "a2")
            .at(20.4, new Happening.TransferStarted(null, "Alice", null, null))
            .phone(600, "a2")
            .ended(600)
            .life();
    assertThat(life.ending().agent()).isEqualTo("1002");
  }

  @Test
  void shouldCountAFailedTransferAndHearTheAgentToWhomItCameBack() {
    CallSnapshot life =
        talk()
            .transferred(20)
            .at(30, new TransferFailed(null, null))
            .phone(60, "a1")
            .ended(60)
            .life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.failedTransfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(10_000);
    assertThat(life.talkMs()).isEqualTo(40_000);
    assertThat(life.ending().agent()).isEqualTo("1001");
  }

  @Test
  void shouldCountASecondTransferAfterTheFirstFailed() {
    CallSnapshot life =
        talk()
            .transferred(20)
            .at(30, new TransferFailed(null, null))
            .transferred(40)
            .queued(41)
            .ended(60)
            .life();
    assertThat(life.transfers()).isEqualTo(2);
    assertThat(life.failedTransfers()).isEqualTo(1);
  }

  @Test
  void shouldSayNothingOfTheAgentWhoseTransferWasCompleted() {
    CallSnapshot life =
        talk()
            .transferred(20)
            .at(22, new TransferCompleted(null, null))
            .phone(22.1, "a1")
            .ended(28)
            .life();
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
    assertThat(life.ending().evidence()).isEmpty();
  }

  @Test
  void shouldCountATransferOnceThatTwoSourcesTell() {
    CallSnapshot life = talk().transferred(20).transferred(20.6).queued(21).ended(60).life();
    assertThat(life.transfers()).isEqualTo(1);
    var nameless = new Happening.TransferStarted(null, null, null, null);
    assertThat(talk().at(20, nameless).at(20.6, nameless).ended(30).life().transfers())
        .isEqualTo(1);
  }

  @Test
  void shouldNotTakeTheUnholdOfABlindTransferForTheEndOfAHold() {
    CallSnapshot life =
        talk()
            .held(100)
            .resumed(700)
            .transferred(700.0005)
            .joined(710, "1002", "a2")
            .ended(720)
            .life();
    assertThat(life.holdMs()).isEqualTo(600_000);
    assertThat(life.lastWaitEndedAt()).isEqualTo(Story.NOON.plusSeconds(710));
  }

  @Test
  void shouldHearNoPhoneOfAnAgentWhoseCallerWaitsInTheNextQueue() {
    CallSnapshot life = talk().queued(20).phone(20.3, "a1").phone(25, "c1").ended(25).life();
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.ending().phase()).isEqualTo(Phase.QUEUE);
    assertThat(life.ending().evidence()).hasSize(1);
  }

  @Test
  void shouldIgnoreTheLeavingOfAnAgentWhoNeverJoined() {
    CallSnapshot life = talk().left(20, "1009", LeaveReason.TRANSFERRED).ended(60).life();
    assertThat(life.transfers()).isZero();
    assertThat(life.talkMs()).isEqualTo(50_000);
  }

  @Test
  void shouldBeBackInTheMenuThatHadHandedTheCallOn() {
    CallSnapshot life =
        call()
            .at(5, new Happening.TransferStarted(null, null, null, null))
            .at(15, new TransferFailed(null, null))
            .ended(60)
            .life();
    assertThat(life.transferMs()).isEqualTo(10_000);
    assertThat(life.talkMs()).isZero();
    assertThat(life.ending().phase()).isEqualTo(Phase.MENU);
  }
}
