package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Payloads.ending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.platforms.FreeSwitch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of FreeSWITCH in which the switch told one thing and another came of it. Seconds from the
/// call's beginning; the caller's leg is `c1`, that of agent 1002 is `a2`.
class FreeSwitchCallsTest {
  private static final long BEGINNING = 1_772_366_400L;

  private final List<ObjectNode> events = new ArrayList<>();

  @BeforeEach
  void shouldBeginInAQueue() {
    event("CHANNEL_CREATE", 0, "c1")
        .put("Call-Direction", "inbound")
        .put("Caller-Context", "public")
        .put("Caller-Caller-ID-Number", "+15550107012");
    callcenter("member-queue-start", 1);
  }

  private ObjectNode event(String name, double second, String leg) {
    ObjectNode event = Json.mapper().createObjectNode().put("Event-Name", name);
    event.put("Event-Date-Timestamp", micros(second)).put("Unique-ID", leg);
    event.put("variable_call_uuid", leg);
    events.add(event);
    return event;
  }

  private static String micros(double second) {
    return String.valueOf(BEGINNING * 1_000_000 + Math.round(second * 1_000_000));
  }

  private static String item(double second, String what) {
    return BEGINNING + (long) second + ":0f0e:" + what;
  }

  private ObjectNode callcenter(String action, double second) {
    return event("CUSTOM", second, "x")
        .put("Event-Subclass", "callcenter::info")
        .put("CC-Action", action)
        .put("CC-Queue", "support@default")
        .put("CC-Member-Session-UUID", "c1");
  }

  private ObjectNode ofAgent(String action, double second) {
    return callcenter(action, second).put("CC-Agent", "1002").put("CC-Agent-UUID", "a2");
  }

  private ObjectNode callersEnd(double second, String disposition) {
    return event("CHANNEL_HANGUP_COMPLETE", second + 0.03, "c1")
        .put("Caller-Channel-Hangup-Time", micros(second))
        .put("Caller-Channel-Answered-Time", micros(0.5))
        .put("Call-Direction", "inbound")
        .put("Hangup-Cause", "NORMAL_CLEARING")
        .put("variable_sip_hangup_disposition", disposition);
  }

  private ObjectNode agentsEnd(double second, String disposition) {
    return event("CHANNEL_HANGUP_COMPLETE", second + 0.03, "a2")
        .put("Caller-Channel-Hangup-Time", micros(second))
        .put("Caller-Channel-Answered-Time", micros(60))
        .put("Call-Direction", "outbound")
        .put("Hangup-Cause", "NORMAL_CLEARING")
        .put("variable_sip_hangup_disposition", disposition)
        .put("variable_cc_member_session_uuid", "c1")
        .put("variable_cc_agent", "1002");
  }

  private CallSnapshot life() {
    return Payloads.life(Payloads.facts(events, "/freeswitch/fs-1", FreeSwitch::facts));
  }

  @ParameterizedTest
  @CsvSource({"60.02,60.05", "60.02,60.0", "63.1,62"})
  void shouldTakeNoAnswerForATalkWhereTheTwoWereNeverPutTogether(double failed, double callerLeft) {
    ofAgent("bridge-agent-start", 60);
    ofAgent("bridge-agent-end", failed).put("CC-Agent-Bridged", "false");
    agentsEnd(failed + 0.01, "recv_bye");
    callersEnd(callerLeft, "recv_bye");
    callcenter("member-queue-end", callerLeft + 0.1)
        .put("CC-Cause", "Cancel")
        .put("CC-Cancel-Reason", "BREAK_OUT")
        .put("Hangup-Cause", "NORMAL_CLEARING");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate queue");
    assertThat(life.agents()).isEmpty();
    assertThat(life.agent()).isNull();
    assertThat(life.queueWaitMs()).isEqualTo(Math.round((callerLeft - 1) * 1000));
    assertThat(life.talkMs()).isZero();
    assertThat(life.lastWaitEndedAt()).isNull();
  }

  @Test
  void shouldLetTheCallerWaitOnAfterAnAnswerThatCameToNothing() {
    ofAgent("bridge-agent-start", 60);
    callcenter("bridge-agent-fail", 60.01).put("CC-Agent", "1002");
    ofAgent("bridge-agent-start", 90).put("CC-Agent", "1003").put("CC-Agent-UUID", "a3");
    callersEnd(120, "recv_bye");
    CallSnapshot life = life();
    assertThat(life.queueWaitMs()).isEqualTo(89_000);
    assertThat(life.agents()).containsExactly("1003");
    assertThat(life.talkMs()).isEqualTo(30_000);
  }

  @Test
  void shouldKeepATalkThatABridgeEndedRightly() {
    ofAgent("bridge-agent-start", 60);
    ofAgent("bridge-agent-end", 61).put("CC-Agent-Bridged", "true");
    agentsEnd(60.9, "recv_bye");
    callersEnd(60.95, "send_bye");
    assertThat(ending(life())).isEqualTo("agent deliberate talk");
  }

  /// The caller gave up while the phone that had answered heard an announcement.
  @Test
  void shouldBelieveTheQueueThatTheCallerGaveUp() {
    ofAgent("bridge-agent-start", 60);
    callersEnd(61, "recv_bye");
    callcenter("member-queue-end", 60.99)
        .put("CC-Cause", "Cancel")
        .put("CC-Cancel-Reason", "BREAK_OUT")
        .put("Hangup-Cause", "NORMAL_CLEARING");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate queue");
    assertThat(life.agents()).isEmpty();
  }

  @Test
  void shouldCountABlindTransferOnceWhicheverLegTellsIt() {
    ofAgent("bridge-agent-start", 60);
    event("CHANNEL_BRIDGE", 170, "c1")
        .put("Bridge-B-Unique-ID", "a3")
        .put("Other-Leg-Callee-ID-Number", "1003");
    agentsEnd(171, "recv_bye").put("variable_endpoint_disposition", "BLIND_TRANSFER");
    ofAgent("bridge-agent-end", 171.1);
    callersEnd(200, "recv_bye")
        .put("variable_transfer_source", item(160, "bl_xfer:1003/default/XML"));
    CallSnapshot life = life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(10_000);
    assertThat(life.agents()).containsExactly("1002", "1003");
    assertThat(ending(life)).isEqualTo("caller deliberate talk");
  }

  @Test
  void shouldDateATransferByTheLegsNewestProfile() {
    ofAgent("bridge-agent-start", 60);
    callersEnd(185, "recv_bye")
        .put("variable_sip_refer_to", "<sip:1003@pbx.example>")
        .put("Caller-Profile-Created-Time", micros(160.7))
        .putArray("variable_transfer_history")
        .add(item(60, "uuid_br:a2"))
        .add(item(160, "bl_xfer:1003/default/XML"));
    CallSnapshot life = life();
    assertThat(life.transferMs()).isEqualTo(24_300);
    assertThat(ending(life)).isEqualTo("caller deliberate transfer");
  }

  /// mod_sofia sends the transferrer to `intercept` where the target does not answer.
  @Test
  void shouldBlameTheAgentWhoTookTheCallBackAndHungUp() {
    ofAgent("bridge-agent-start", 60);
    agentsEnd(240, "recv_bye")
        .put("variable_endpoint_disposition", "BLIND_TRANSFER")
        .putArray("variable_transfer_history")
        .add(item(60, "uuid_br:c1"))
        .add(item(190, "bl_xfer:intercept:c1/default/inline"))
        .add(item(190, "uuid_br:c1"));
    callersEnd(240.01, "send_bye")
        .put("variable_sip_refer_to", "sip:1003@pbx.example")
        .put(
            "variable_transfer_history",
            "ARRAY::" + item(160, "bl_xfer:1003/default/XML") + "|:" + item(190, "uuid_br:a2"));
    CallSnapshot life = life();
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.failedTransfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(30_000);
    assertThat(ending(life)).isEqualTo("agent deliberate talk");
    assertThat(life.ending().agent()).isEqualTo("1002");
  }

  /// A dial plan sends callers on in the same words, before the queue and after the talk.
  @Test
  void shouldTakeNoMenuForATransfer() {
    ofAgent("bridge-agent-start", 60);
    agentsEnd(160.5, "recv_bye");
    ofAgent("bridge-agent-end", 160.52);
    callersEnd(180, "send_bye")
        .put("Caller-Profile-Created-Time", micros(160.6))
        .putArray("variable_transfer_history")
        .add(item(0, "bl_xfer:9000/default/XML"))
        .add(item(60, "uuid_br:a2"))
        .add(item(160, "bl_xfer:survey/default/XML"));
    CallSnapshot life = life();
    assertThat(life.transfers()).isZero();
    assertThat(ending(life)).isNotEqualTo("platform technical transfer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NO_USER_RESPONSE", "SUBSCRIBER_ABSENT", "PROTOCOL_ERROR", "INTERWORKING"})
  void shouldTakeAPhoneThatIsGoneForNoWish(String cause) {
    ofAgent("bridge-agent-start", 60);
    agentsEnd(160, "recv_bye").put("Hangup-Cause", cause);
    callersEnd(160.1, "send_bye");
    assertThat(ending(life())).isEqualTo("network technical talk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIP;cause=408;text=\"Session Timeout\"",
        "SIP ;cause=481",
        "SIP;cause=503",
        "Q.850;cause=18;text=\"NO_USER_RESPONSE\"",
        "Q.850;cause=127"
      })
  void shouldBelieveTheReasonOfABye(String reason) {
    ofAgent("bridge-agent-start", 60);
    agentsEnd(160, "recv_bye").put("variable_sip_reason", reason);
    callersEnd(160.1, "send_bye").put("variable_sip_reason", reason);
    assertThat(ending(life())).isEqualTo("network technical talk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Q.850;cause=16;text=\"NORMAL_CLEARING\"", "SIP;cause=200", "nonsense"})
  void shouldBlameTheAgentWhoseByeHasAnOrdinaryReason(String reason) {
    ofAgent("bridge-agent-start", 60);
    agentsEnd(160, "recv_bye").put("variable_sip_reason", reason);
    callersEnd(160.1, "send_bye").put("variable_sip_reason", reason);
    assertThat(ending(life())).isEqualTo("agent deliberate talk");
  }

  /// The switch lets the caller go with the cause of the phone that it could not reach.
  @Test
  void shouldNotTakeAPhoneThatDidNotAnswerForALostCaller() {
    callersEnd(60, "send_bye")
        .put("Hangup-Cause", "NO_USER_RESPONSE")
        .put("variable_hangup_cause_q850", "18");
    assertThat(ending(life())).isEqualTo("unknown unknown queue");
  }

  @Test
  void shouldNotTakeAnEmployeeInTheQueueForTheAgent() {
    events.getFirst().put("variable_user_name", "1050").put("Caller-Context", "default");
    ofAgent("bridge-agent-start", 60);
    callersEnd(100, "recv_bye")
        .put("variable_user_name", "1050")
        .put("Caller-Context", "default")
        .put("variable_cc_side", "member");
    CallSnapshot life = life();
    assertThat(ending(life)).isEqualTo("caller deliberate talk");
    assertThat(life.agents()).containsExactly("1002");
  }

  /// A trunk that registers by its number, and one that is dialled by a gateway.
  @Test
  void shouldNotTakeAPhoneOutsideForAnAgent() {
    events.getFirst().put("variable_user_name", "15550107099").put("Caller-Context", "trunks");
    event("CHANNEL_BRIDGE", 40, "c1")
        .put("variable_user_name", "15550107099")
        .put("Bridge-B-Unique-ID", "o1")
        .put("Other-Leg-Callee-ID-Number", "+15550107042");
    event("CHANNEL_HANGUP_COMPLETE", 50, "o1")
        .put("variable_call_uuid", "c1")
        .put("variable_sip_gateway_name", "carrier")
        .put("Caller-Callee-ID-Number", "112")
        .put("Caller-Channel-Answered-Time", micros(40))
        .put("variable_sip_hangup_disposition", "recv_bye");
    callersEnd(50.1, "send_bye");
    CallSnapshot life = life();
    assertThat(life.agents()).isEmpty();
    assertThat(life.ending().agent()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15550107042", "15550107042@default", "0155 010-7042"})
  void shouldNameNoAgentByANumberOutside(String number) {
    for (String action : List.of("agent-offering", "bridge-agent-start", "bridge-agent-end")) {
      ofAgent(action, action.endsWith("end") ? 100.1 : 60).put("CC-Agent", number);
    }
    agentsEnd(100, "recv_bye").put("variable_cc_agent", number);
    callersEnd(100.01, "send_bye");
    CallSnapshot life = life();
    assertThat(life.agents()).isEmpty();
    assertThat(life.ending().agent()).isNull();
    assertThat(life.queueWaitMs()).isEqualTo(59_000);
  }
}
