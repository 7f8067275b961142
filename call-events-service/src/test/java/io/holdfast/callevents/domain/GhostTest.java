package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Calls of which one side was gone before the other let go.
class GhostTest {
  private static Story talk() {
    return call().queued(1).joined(5);
  }

  private static Ending ending(Story story) {
    return Objects.requireNonNull(story.life().ending());
  }

  private static Happening silent(Leg leg, long ms) {
    return new Happening.QualityReported(leg, null, null, ms);
  }

  @Test
  void shouldNotAccuseTheAgentWhoHangsUpOnACallerOfWhomNothingIsHeardAnyMore() {
    Ending ending = ending(talk().at(60, silent(Leg.CALLER, 20_000)).phone(61, "a1").ended(61));
    assertThat(ending.by()).isEqualTo(Party.NETWORK);
    assertThat(ending.mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(ending.evidence())
        .contains(new Ending.Evidence("quality.rtp-silent", "caller", Party.NETWORK))
        .anyMatch(e -> e.says() == Party.AGENT);
  }

  @Test
  void shouldTakeTheReportThatComesWithTheEnd() {
    Ending ending = ending(talk().phone(61, "a1").ended(61).at(62, silent(Leg.CALLER, 21_000)));
    assertThat(ending.by()).isNotEqualTo(Party.AGENT);
    Ending afterwards = ending(talk().phone(61, "a1").ended(61).at(71, silent(Leg.CALLER, 11_000)));
    assertThat(afterwards.by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldNotAccuseTheCallerWhoGivesUpOnAnAgentWhoIsGone() {
    Ending ending = ending(talk().at(60, silent(Leg.AGENT, 15_000)).phone(61, "c1").ended(61));
    assertThat(ending.by()).isEqualTo(Party.NETWORK);
  }

  @Test
  void shouldTakeAShortSilenceForSpeechThatPauses() {
    Ending ending = ending(talk().at(60, silent(Leg.CALLER, 9_000)).phone(60.5, "a1").ended(61));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldForgetASilenceThatWasOverAgain() {
    Story story = talk().at(60, silent(Leg.CALLER, 20_000)).at(65, silent(Leg.CALLER, 0));
    assertThat(ending(story.phone(66, "a1").ended(66)).by()).isEqualTo(Party.AGENT);
    Story old = talk().at(60, silent(Leg.CALLER, 20_000));
    assertThat(ending(old.phone(90, "a1").ended(90)).by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldNotTakeTheSilenceOfAHoldForADeadLine() {
    Story held = talk().held(20).at(60, silent(Leg.CALLER, 40_000)).phone(61, "a1").ended(61);
    assertThat(ending(held).by()).isEqualTo(Party.AGENT);
    Story resumed =
        talk().held(20).resumed(58).at(60, silent(Leg.CALLER, 40_000)).phone(61, "a1").ended(61);
    assertThat(ending(resumed).by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldCallAGhostTechnicalWhereNobodyLetGo() {
    Ending ending = ending(talk().at(60, silent(Leg.CALLER, 30_000)).ended(61));
    assertThat(ending.by()).isEqualTo(Party.NETWORK);
    assertThat(ending.confidence()).isEqualTo(0.85);
  }

  @Test
  void shouldNotAccuseThePhoneThatFollowsALostLeg() {
    var lost =
        new HangupSignalled(
            Leg.CALLER, "c1", null, SignalOrigin.SWITCH, new Cause(38, null, null), null);
    Ending ending = ending(talk().at(60, lost).phone(60.4, "a1").ended(60.5));
    assertThat(ending.by()).isEqualTo(Party.NETWORK);
    assertThat(ending.evidence()).anyMatch(e -> e.says() == Party.AGENT);
    Ending wish = ending(talk().phone(60, "a1").at(60.4, lost).ended(60.5));
    assertThat(wish.by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldNotAccuseThePhoneThatIsPutDownAfterTheEnd() {
    var lost = new CallEnded(null, null, null, new Cause(38, null, null), null, null);
    assertThat(ending(talk().at(60, lost).phone(60.4, "a1")).by()).isEqualTo(Party.NETWORK);
    assertThat(ending(talk().ended(60).phone(60.4, "a1")).by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending(talk().ended(60).hint(300, "a1", "asterisk.hangup.cause", "44")).by())
        .isEqualTo(Party.UNKNOWN);
  }
}
