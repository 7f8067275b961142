package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Calls of a platform that ends each leg by itself; the leg `c1` is the call's first.
class LegsOfACallTest {
  private static CallEnded ended(String leg, Party by) {
    return new CallEnded(by, null, null, null, null, leg);
  }

  private static Happening transfer(String leg) {
    return new Happening.TransferStarted(null, "1001", null, leg);
  }

  @Test
  void shouldEndWithTheLastOfItsLegs() {
    CallSnapshot life =
        Story.call()
            .joined(10)
            .at(60, transfer("b"))
            .queued(61)
            .left(70, "1001", Happening.LeaveReason.UNKNOWN)
            .at(70, ended("c1", Party.AGENT))
            .joined(100, "1002", "b")
            .at(160, ended("b", Party.CALLER))
            .life();
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(160));
    var ending = Objects.requireNonNull(life.ending());
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.evidence()).hasSize(1);
    assertThat(life.queueWaitMs()).isEqualTo(39_000);
    assertThat(life.transfers()).isEqualTo(1);
  }

  @Test
  void shouldLiveOnWhileALegIsOpen() {
    Story consult = Story.call().joined(10).at(20, transfer("b")).at(40, ended("b", Party.AGENT));
    assertThat(consult.life().endedAt()).isNull();
    assertThat(consult.at(50, ended("c1", Party.CALLER)).life().endedAt())
        .isEqualTo(NOON.plusSeconds(50));
  }

  @Test
  void shouldBeBackWithTheAgentWhoseTransferCameToNothing() {
    CallSnapshot life =
        Story.call()
            .joined(10)
            .at(20, transfer("b"))
            .queued(22)
            .at(40, new Happening.CallLeftQueue("support", null))
            .at(40, ended("b", null))
            .at(50, ended("c1", Party.CALLER))
            .life();
    assertThat(life.failedTransfers()).isEqualTo(1);
    assertThat(life.talkMs()).isEqualTo(20_000);
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldCountATransferOnceThatBothOfItsLegsTell() {
    CallSnapshot life =
        Story.call()
            .joined(10)
            .at(20, transfer("b"))
            .at(22, transfer("b"))
            .left(30, "1001", Happening.LeaveReason.UNKNOWN)
            .at(30, ended("c1", Party.AGENT))
            .at(40, ended("b", null))
            .life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(20_000);
  }

  @Test
  void shouldBeLostInTransferWhereTheSecondLegEndsWithoutAnAgent() {
    CallSnapshot life =
        Story.call()
            .joined(10)
            .at(60, transfer("b"))
            .left(62, "1001", Happening.LeaveReason.UNKNOWN)
            .at(62, ended("c1", Party.AGENT))
            .at(65, ended("b", null))
            .life();
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.TRANSFER);
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(65));
  }

  @Test
  void shouldEndWithALegWhoseCallIsNotKnownFromItsBeginning() {
    CallSnapshot life = new Story().joined(10, "1002", "b").at(20, ended("b", Party.CALLER)).life();
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(20));
  }

  @Test
  void shouldLiveOnWhenALegIsToldOfOnlyAfterTheEndOfTheOther() {
    List<Fact> facts =
        Story.call().joined(10).at(20, ended("c1", Party.AGENT)).at(15, transfer("b")).facts();
    var taken = (Outcome.Taken) Story.arrive(facts.subList(0, 3)).take(facts.get(3), 100, NOON);
    assertThat(taken.events())
        .extracting(event -> event.fact().envelope().type())
        .containsExactly("call.transfer-started", "call.ending-revised");
    assertThat(taken.events().getLast().call().ending()).isNull();
    assertThat(taken.history().isOver()).isFalse();
  }

  @Test
  void shouldKnowTheCallerWhenHeIsNamedAfterwards() {
    var named = new Happening.Caller(null, null, null, "c_1", "+1••••••••01", "v1.x");
    CallSnapshot life =
        Story.call()
            .ended(10)
            .at(0, new Happening.CallOffered(null, named, null, null, null, null))
            .life();
    assertThat(life.caller().token()).isEqualTo("c_1");
  }
}
