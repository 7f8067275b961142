package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.platforms.SignalRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One fact is one witness, and speaks for its own platform only.
class WitnessTest {
  private static final Map<String, String> SIX_PLATFORMS =
      Map.of(
          "asterisk.hangup-request",
          "agent",
          "freeswitch.sip-hangup-disposition",
          "recv_bye",
          "amazon-connect.disconnect-reason",
          "AGENT_DISCONNECT",
          "genesys-cloud.disconnect-type",
          "client",
          "twilio.hang-up-by",
          "Agent",
          "jambonz.dial-call-status",
          "completed");

  private static Story talk() {
    return call().queued(1).joined(5);
  }

  private static Story word(Map<String, String> signals) {
    return talk().at(60, said(SignalOrigin.SWITCH, signals)).ended(60.1);
  }

  private static HangupSignalled said(SignalOrigin origin, Map<String, String> signals) {
    return new HangupSignalled(Leg.AGENT, "a1", "1001", origin, null, signals);
  }

  private static Ending ending(Story story, String source) {
    List<Fact> told =
        story.facts().stream().map(fact -> Story.from(fact, source)).sorted(Fact.ORDER).toList();
    return Objects.requireNonNull(Timeline.of(told).ending());
  }

  @Test
  void shouldAccuseNobodyForSignalsOfPlatformsThatItIsNotOf() {
    for (String source : List.of("/acme/pbx", "acme", "/", "/asteriskish/pbx", "/xasterisk/p")) {
      Ending inOneWord = ending(word(SIX_PLATFORMS), source);
      assertThat(inOneWord.by()).as(source).isEqualTo(Party.UNKNOWN);
      assertThat(inOneWord.agent()).isNull();
      assertThat(inOneWord.confidence()).isZero();
      assertThat(inOneWord.evidence()).hasSize(SIX_PLATFORMS.size());
      Ending atTheEnd =
          ending(
              talk().at(60, new CallEnded(null, "1001", null, null, SIX_PLATFORMS, null)), source);
      assertThat(atTheEnd.by()).as(source).isEqualTo(Party.UNKNOWN);
    }
  }

  @Test
  void shouldBelieveAPlatformOfItselfAndNoOtherBesideIt() {
    Ending ending = ending(word(SIX_PLATFORMS), "/asterisk/pbx-1");
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.confidence()).isEqualTo(0.95);
    assertThat(ending.evidence()).hasSize(SIX_PLATFORMS.size());
  }

  @Test
  void shouldStillHearThePhoneBesideSignalsThatCountForNothing() {
    Story story = talk().at(60, said(SignalOrigin.PHONE, SIX_PLATFORMS)).ended(60.1);
    Ending ending = ending(story, "/acme/pbx");
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.confidence()).isEqualTo(SignalRule.PHONE);
  }

  @Test
  void shouldBeNoSurerForSignalsThatAgreeInOneFact() {
    Map<String, String> hint = Map.of("asterisk.agent-complete.reason", "agent");
    Map<String, String> both = new HashMap<>(hint);
    both.put("asterisk.hangup-request", "agent");
    assertThat(ending(word(both), "/asterisk/p").confidence()).isEqualTo(SignalRule.PHONE);
    Story apart =
        talk()
            .at(60, said(SignalOrigin.SWITCH, hint))
            .at(60, said(SignalOrigin.PHONE, Map.of()))
            .ended(60.1);
    assertThat(ending(apart, "/asterisk/p").confidence()).isGreaterThan(SignalRule.PHONE);
  }

  @Test
  void shouldNeverBeSurerOfAnybodyThanTheStrongestSignalOfTheOneFact() {
    Random random = new Random(10);
    for (int i = 0; i < 2_000; i++) {
      Map<String, String> signals = new HashMap<>();
      for (int n = random.nextInt(1, 9); n > 0; n--) {
        SignalRule rule = Signals.ALL.get(random.nextInt(Signals.ALL.size()));
        signals.put(rule.signal(), value(rule, random));
      }
      Party by = List.of(Party.AGENT, Party.CALLER, Party.NETWORK).get(random.nextInt(3));
      Cause cause = random.nextBoolean() ? new Cause(38, null, null) : null;
      var end = new CallEnded(by, "1001", null, cause, signals, null);
      String source = "/" + Signals.ALL.get(random.nextInt(Signals.ALL.size())).platform() + "/x";
      Ending ending = ending(talk().at(60, end), source);
      assertThat(ending.confidence())
          .as("%s by %s of %s", signals, by, source)
          .isLessThanOrEqualTo(SignalRule.PHONE);
    }
  }

  private static String value(SignalRule rule, Random random) {
    return Stream.of("agent", "caller", "recv_bye", "38", "endpoint", "AGENT_DISCONNECT", "hung-up")
        .filter(value -> rule.value().matcher(value).matches())
        .skip(random.nextInt(2))
        .findFirst()
        .orElse("agent");
  }

  @Test
  void shouldCountADissentOfOneFactOnce() {
    Story once = talk().phone(60, "c1").at(60, said(SignalOrigin.PHONE, Map.of())).ended(60.1);
    Map<String, String> more =
        Map.of("asterisk.agent-complete.reason", "agent", "asterisk.hangup-request", "x");
    Story often = talk().phone(60, "c1").at(60, said(SignalOrigin.PHONE, more)).ended(60.1);
    assertThat(ending(often, "/asterisk/p").confidence())
        .isEqualTo(ending(once, "/asterisk/p").confidence());
  }

  @Test
  void shouldJudgeALaterRecordOfTheEndByTheMomentOfTheEnd() {
    var word = new CallEnded(null, null, null, null, Map.of("twilio.hang-up-by", "Agent"), null);
    for (double later : List.of(60.1, 61.0, 75.0, 400.0)) {
      Story story =
          talk()
              .held(20)
              .resumed(59.95)
              .left(60, "1001", Happening.LeaveReason.UNKNOWN)
              .ended(60)
              .at(later, word);
      Ending ending = ending(story, "/twilio/main");
      assertThat(ending.by()).as("%s s", later).isEqualTo(Party.AGENT);
      assertThat(ending.agent()).isEqualTo("1001");
      assertThat(ending.phase()).isEqualTo(Phase.HOLD);
    }
  }

  @Test
  void shouldNotLetALaterRecordPickOneOfTwoAgents() {
    var word = new CallEnded(null, null, null, null, Map.of("twilio.hang-up-by", "Agent"), null);
    Story story = talk().joined(30, "1002", "a2").ended(60).at(75, word);
    assertThat(ending(story, "/twilio/main").agent()).isNull();
  }
}
