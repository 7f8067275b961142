package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Payloads.ending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.AmiScript.Channel;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attended transfers on Asterisk: two calls become one, in either order, and whoever the target
/// is, their word reaches the caller's call. The caller waits 660 s, is held 40 s, and is then
/// handed to 1003.
class AmiAttendedTransferTest {
  private static final String TRUNK = "PJSIP/trunk";

  private final AmiScript pbx = new AmiScript();
  private @Nullable Channel caller;
  private @Nullable Channel queueLeg;
  private @Nullable Channel consultLeg;
  private @Nullable Channel target;

  /// How the switch puts caller and target together.
  enum Way {
    TARGET_MOVES,
    CALLER_MOVES,
    LINKED
  }

  private void callerIsHeld() {
    caller = pbx.at(0).begins(TRUNK, "+15550107005", "from-trunk", "8000");
    pbx.at(1).queued(caller, "support");
    queueLeg = pbx.at(655).dialled(caller, "PJSIP/1001", "1001", "from-agents");
    pbx.at(661).connects(caller, queueLeg, "support");
    pbx.at(720).tell("Hold", queueLeg);
  }

  private void consulted(String endpoint, @Nullable String callerId, String context) {
    consulted(722, endpoint, callerId, context);
  }

  private void consulted(
      double second, String endpoint, @Nullable String callerId, String context) {
    consultLeg = pbx.at(second).begins("PJSIP/1001", "1001", "from-agents", "1003");
    target = pbx.at(second + 0.1).dialled(consultLeg, endpoint, callerId, context);
    pbx.at(second + 6).meet("b2", target, consultLeg);
  }

  /// They speak with 1003 already, and hold them, when the caller comes.
  private void consultedBefore(String endpoint, @Nullable String callerId, String context) {
    consulted(-60, endpoint, callerId, context);
    pbx.at(-10).tell("Hold", consult());
    callerIsHeld();
  }

  private void handedOn(Way way, boolean consultFirst) {
    pbx.at(760);
    if (consultFirst) {
      pbx.attended(consult(), queueLeg(), target(), caller());
    } else {
      pbx.attended(queueLeg(), consult(), caller(), target());
    }
    Channel oldest = consult().order < queueLeg().order ? consult() : caller();
    target().linked = oldest.linked;
    caller().linked = oldest.linked;
    switch (way) {
      case TARGET_MOVES -> pbx.tell("BridgeEnter", target());
      case CALLER_MOVES -> pbx.tell("BridgeEnter", caller());
      case LINKED -> {}
    }
    pbx.letsGo(consult());
    pbx.letsGo(queueLeg());
  }

  private Channel caller() {
    return Objects.requireNonNull(caller);
  }

  private Channel queueLeg() {
    return Objects.requireNonNull(queueLeg);
  }

  private Channel consult() {
    return Objects.requireNonNull(consultLeg);
  }

  private Channel target() {
    return Objects.requireNonNull(target);
  }

  private CallSnapshot life() {
    return life(pbx.lives());
  }

  private CallSnapshot life(Map<String, CallSnapshot> lives) {
    lives.forEach((call, life) -> {
      if (!call.equals(caller().id)) {
        assertNobodyIsAccused(life);
      }
    });
    return Objects.requireNonNull(lives.get(caller().id));
  }

  private static void assertNobodyIsAccused(CallSnapshot life) {
    Ending ending = life.ending();
    assertThat(ending == null ? Party.UNKNOWN : ending.by()).isNotEqualTo(Party.AGENT);
  }

  @ParameterizedTest
  @CsvSource({
    "TARGET_MOVES,false", "CALLER_MOVES,false", "LINKED,false",
    "TARGET_MOVES,true", "CALLER_MOVES,true", "LINKED,true"
  })
  void shouldHearTheTargetOnTheCallersCall(Way way, boolean consultFirst) {
    callerIsHeld();
    consulted("PJSIP/1003", "1003", "from-agents");
    handedOn(way, consultFirst);
    pbx.at(825).letsGo(target(), caller());
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(Objects.requireNonNull(life.ending()).agent()).isEqualTo("1003");
    assertThat(life.ending().afterPhase()).isEqualTo(Phase.HOLD);
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.agents()).containsExactly("1001", "1003");
    assertThat(life.holdMs() / 1000).isEqualTo(40);
    CallSnapshot logged = life(pbx.livesByCel());
    assertThat(Objects.requireNonNull(logged.ending()).by())
        .isIn(Party.AGENT, Party.THIRD_PARTY); // the log may not tell whose the target is
    assertThat(logged.ending().agent()).isIn("1003", null);
    assertThat(logged.transfers()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "TARGET_MOVES,false", "CALLER_MOVES,false", "LINKED,false",
    "TARGET_MOVES,true", "CALLER_MOVES,true", "LINKED,true"
  })
  void shouldHearTheCallerAfterIt(Way way, boolean consultFirst) {
    callerIsHeld();
    consulted("PJSIP/1003", "1003", "from-agents");
    handedOn(way, consultFirst);
    pbx.at(825).letsGo(caller(), target());
    assertThat(ending(life())).isEqualTo("caller deliberate talk");
    assertThat(ending(life(pbx.livesByCel()))).isEqualTo("caller deliberate talk");
  }

  @ParameterizedTest
  @CsvSource({
    "TARGET_MOVES,false", "CALLER_MOVES,false", "LINKED,false",
    "TARGET_MOVES,true", "CALLER_MOVES,true", "LINKED,true"
  })
  void shouldHearTheTargetWhomTheAgentHadCalledBeforeTheCallerCame(Way way, boolean consultFirst) {
    consultedBefore("PJSIP/1003", "1003", "from-agents");
    handedOn(way, consultFirst);
    pbx.at(825).letsGo(target(), caller());
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(Objects.requireNonNull(life.ending()).agent()).isEqualTo("1003");
    assertThat(life.ending().afterPhase()).isEqualTo(Phase.HOLD);
    assertThat(life.endedAt()).isAfter(Story.NOON.plusSeconds(824));
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.agents()).containsExactly("1001", "1003");
    assertThat(life.holdMs() / 1000).isEqualTo(40);
    CallSnapshot logged = life(pbx.livesByCel());
    assertThat(Objects.requireNonNull(logged.ending()).by()).isIn(Party.AGENT, Party.THIRD_PARTY);
    assertThat(logged.ending().agent()).isIn("1003", null);
    assertThat(logged.endedAt()).isAfter(Story.NOON.plusSeconds(824));
  }

  @ParameterizedTest
  @CsvSource({
    "TARGET_MOVES,false", "CALLER_MOVES,false", "LINKED,false",
    "TARGET_MOVES,true", "CALLER_MOVES,true", "LINKED,true"
  })
  void shouldHearTheCallerWhoCameAfterTheConsultation(Way way, boolean consultFirst) {
    consultedBefore("PJSIP/1003", "1003", "from-agents");
    handedOn(way, consultFirst);
    pbx.at(825).letsGo(caller(), target());
    assertThat(ending(life())).isEqualTo("caller deliberate talk");
    assertThat(ending(life(pbx.livesByCel()))).isEqualTo("caller deliberate talk");
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWithAColleagueWhoHadCalledTheAgent(Way way) {
    target = pbx.at(-60).begins("PJSIP/1003", "1003", "from-agents", "1001");
    consultLeg = pbx.at(-59.9).dialled(target, "PJSIP/1001", "1001", "from-agents");
    pbx.at(-50).meet("b2", consultLeg, target);
    callerIsHeld();
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("third_party deliberate talk");
    assertThat(life.endedAt()).isAfter(Story.NOON.plusSeconds(824));
    assertThat(life(pbx.livesByCel()).endedAt()).isAfter(Story.NOON.plusSeconds(824));
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWithAColleagueWhoCalledWhileTheAgentSpokeWithACustomer(Way way) {
    queueLeg = pbx.at(0).begins("PJSIP/1001", "1001", "from-agents", "+15550107005");
    caller = pbx.at(1).dialled(queueLeg, TRUNK, null, "from-trunk");
    pbx.at(10).meet("b1", caller, queueLeg);
    pbx.at(100).tell("Hold", queueLeg);
    target = pbx.at(200).begins("PJSIP/1003", "1003", "from-agents", "1001");
    consultLeg = pbx.at(200.1).dialled(target, "PJSIP/1001", "1001", "from-agents");
    pbx.at(205).meet("b2", consultLeg, target);
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    Map<String, CallSnapshot> lives = pbx.lives();
    CallSnapshot life = Objects.requireNonNull(lives.get(queueLeg().id));
    assertThat(life.endedAt()).isAfter(Story.NOON.plusSeconds(824));
    assertThat(Objects.requireNonNull(life.ending()).agent()).isNotEqualTo("1001");
    assertNobodyIsAccused(Objects.requireNonNull(lives.get(target().id)));
    CallSnapshot logged = Objects.requireNonNull(pbx.livesByCel().get(queueLeg().id));
    assertThat(logged.endedAt()).isAfter(Story.NOON.plusSeconds(824));
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWhereTheAgentHadDialledTheCustomerAfterTheColleague(Way way) {
    consulted(-60, "PJSIP/1003", "1003", "from-agents");
    queueLeg = pbx.at(0).begins("PJSIP/1001", "1001", "from-agents", "+15550107005");
    caller = pbx.at(1).dialled(queueLeg, TRUNK, null, "from-trunk");
    pbx.at(10).meet("b1", caller, queueLeg);
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    Map<String, CallSnapshot> lives = pbx.lives();
    CallSnapshot life = Objects.requireNonNull(lives.get(queueLeg().id));
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(Objects.requireNonNull(life.ending()).agent()).isEqualTo("1003");
    assertThat(life.endedAt()).isAfter(Story.NOON.plusSeconds(824));
    assertNobodyIsAccused(Objects.requireNonNull(lives.get(consult().id)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldAccuseNobodyWhereTwoCallersWerePutTogether(Way way) {
    target = pbx.at(-60).begins(TRUNK, "+15550107006", "from-trunk", "8000");
    pbx.at(-59).queued(target, "support");
    consultLeg = pbx.at(-55).dialled(target, "PJSIP/1001", "1001", "from-agents");
    pbx.at(-50).connects(target, consultLeg, "support");
    callerIsHeld();
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    for (Map<String, CallSnapshot> lives : List.of(pbx.lives(), pbx.livesByCel())) {
      lives.values().forEach(AmiAttendedTransferTest::assertNobodyIsAccused);
      assertThat(Objects.requireNonNull(lives.get(caller().id)).endedAt())
          .isAfter(Story.NOON.plusSeconds(824));
      assertThat(ending(Objects.requireNonNull(lives.get(target().id))))
          .isEqualTo("caller deliberate talk");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameNobodyByANameThatTheSwitchInvented(Way way) {
    callerIsHeld();
    consulted("PJSIP/agent1003", null, "from-agents");
    target().callerId = "1001";
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    CallSnapshot life = life();
    assertThat(Objects.requireNonNull(life.ending()).by()).isEqualTo(Party.AGENT);
    assertThat(life.ending().agent()).isNotEqualTo("1001");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeATargetOutsideForNobodysAgent(Way way) {
    callerIsHeld();
    consulted("PJSIP/trunk", "+15550109999", "from-trunk");
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("third-party deliberate talk".replace('-', '_'));
    assertThat(life.agents()).containsExactly("1001");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldWaitInTheQueueThatTheTransferLedInto(boolean consultFirst) {
    callerIsHeld();
    consultLeg = pbx.at(722).begins("PJSIP/1001", "1001", "from-agents", "8001");
    pbx.at(723).queued(consultLeg, "sales");
    pbx.at(760);
    ObjectNode event =
        consultFirst
            ? pbx.attended(consult(), queueLeg(), null, caller())
            : pbx.attended(queueLeg(), consult(), caller(), caller());
    event.remove(consultFirst ? "OrigBridgeUniqueid" : "SecondBridgeUniqueid");
    if (!consultFirst) {
      event.properties().removeIf(h -> h.getKey().startsWith("TransferTarget"));
    }
    event.put("DestType", "App").put("DestApp", "Queue");
    pbx.ends(consult(), "16");
    pbx.letsGo(queueLeg());
    pbx.at(1060).letsGo(caller());
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate queue");
    assertThat(life.queueWaitMs() / 1000).isEqualTo(660 + 300);
    assertThat(life.transfers()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldKeepTheTransfererOnAThreeWayCall(boolean consultedBefore) {
    if (consultedBefore) {
      consultedBefore("PJSIP/1003", "1003", "from-agents");
    } else {
      callerIsHeld();
      consulted("PJSIP/1003", "1003", "from-agents");
    }
    pbx.at(760).attended(queueLeg(), consult(), caller(), target()).put("DestType", "Threeway");
    Channel oldest = consultedBefore ? consult() : caller();
    target().linked = oldest.linked;
    caller().linked = oldest.linked;
    queueLeg().linked = oldest.linked;
    pbx.at(800).letsGo(target());
    pbx.at(825).letsGo(queueLeg(), caller());
    pbx.ends(consult(), "16");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(Objects.requireNonNull(life.ending()).agent()).isEqualTo("1001");
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWhereTheAgentHadDialledTheCustomer(Way way) {
    queueLeg = pbx.at(0).begins("PJSIP/1001", "1001", "from-agents", "+15550107005");
    caller = pbx.at(1).dialled(queueLeg, TRUNK, null, "from-trunk");
    pbx.at(10).meet("b1", caller, queueLeg);
    pbx.at(100).tell("Hold", queueLeg);
    consulted("PJSIP/1003", "1003", "from-agents");
    handedOn(way, false);
    pbx.at(825).letsGo(target(), caller());
    var logged = Objects.requireNonNull(pbx.livesByCel().get(queueLeg().id));
    assertThat(logged.endedAt()).isAfter(Story.NOON.plusSeconds(824));
    CallSnapshot life = Objects.requireNonNull(pbx.lives().get(queueLeg().id));
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(Objects.requireNonNull(life.ending()).agent()).isEqualTo("1003");
    assertThat(Objects.requireNonNull(life.endedAt())).isAfter(Story.NOON.plusSeconds(824));
  }
}
