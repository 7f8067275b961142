package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.Sender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AsteriskAmiTest {
  private static final Origin ORIGIN = DemoTenant.origin("/asterisk/pbx-1", "digest");

  private static Map<String, String> event(String name, String... headers) {
    Map<String, String> event =
        new HashMap<>(Map.of("Event", name, "Timestamp", "1795284059.231155", "Linkedid", "c1"));
    for (int i = 0; i < headers.length; i += 2) {
      event.put(headers[i], headers[i + 1]);
    }
    return event;
  }

  private static List<Fact> facts(String name, String... headers) {
    return AsteriskAmi.facts(event(name, headers), ORIGIN);
  }

  @Test
  void shouldKeepTheSwitchsMicroseconds() {
    Fact fact = facts("QueueCallerJoin", "Queue", "support").getFirst();
    assertThat(fact.envelope().occurredAt())
        .isEqualTo(Instant.parse("2026-11-21T18:00:59.231155Z"));
    assertThat(fact.envelope().id()).isEqualTo("digest:call.queued:0");
    assertThat(fact.envelope().source()).isEqualTo("/asterisk/pbx-1");
  }

  @Test
  void shouldTakeOnlyTheCallersChannelForAnOfferedCall() {
    assertThat(facts("Newchannel", "Uniqueid", "c1", "CallerIDNum", "+15551230001")).hasSize(1);
    assertThat(facts("Newchannel", "Uniqueid", "a1", "CallerIDNum", "1001").getFirst().happening())
        .isEqualTo(new Happening.LegStarted("a1", "1001", Happening.Leg.OTHER));
  }

  @Test
  void shouldNotTrustWhatAgentCompleteSays() {
    List<Fact> facts =
        facts("AgentComplete", "DestCallerIDNum", "1001", "DestUniqueid", "a1", "Reason", "agent");
    assertThat(facts).hasSize(2);
    assertThat(((Happening.AgentLeft) facts.getFirst().happening()).why())
        .isEqualTo(LeaveReason.UNKNOWN);
    assertThat(((Happening.HangupSignalled) facts.getLast().happening()).leg())
        .isEqualTo(Leg.AGENT);
  }

  @Test
  void shouldTakeAgentCompleteOfATransferForNoHangUp() {
    List<Fact> facts =
        facts(
            "AgentComplete", "DestCallerIDNum", "1001", "DestUniqueid", "a1", "Reason", "transfer");
    assertThat(facts)
        .singleElement()
        .satisfies(f ->
            assertThat(((Happening.AgentLeft) f.happening()).why())
                .isEqualTo(LeaveReason.TRANSFERRED));
  }

  @Test
  void shouldFindTheCallOfABlindTransferAtTheTransferer() {
    Map<String, String> event = event("BlindTransfer", "Result", "Success", "Extension", "200");
    event.remove("Linkedid");
    event.put("TransfererLinkedid", "c7");
    assertThat(AsteriskAmi.facts(event, ORIGIN).getFirst().envelope().callId()).isEqualTo("c7");
  }

  @Test
  void shouldTakeACallThatAnAgentsPhoneBeganForNoCallersCall() {
    List<Fact> facts =
        facts(
            "Newchannel",
            "Uniqueid",
            "c1",
            "Context",
            "from-agents",
            "CallerIDNum",
            "1001",
            "Exten",
            "+15551230101");
    var offered = (Happening.CallOffered) facts.getFirst().happening();
    assertThat(offered.direction()).isEqualTo(Happening.Direction.OUTBOUND);
    assertThat(offered.caller()).isNull();
    assertThat(facts("Hangup", "Uniqueid", "c1", "Context", "from-agents", "Cause", "16"))
        .singleElement()
        .satisfies(f -> assertThat(f.happening()).isInstanceOf(Happening.CallEnded.class));
  }

  @Test
  void shouldKnowAgentsPhonesByTheContextsOfTheirSwitch() {
    var origin = new Origin(new Sender("demo", "/asterisk/pbx-1", Set.of("phones")), "digest");
    var began = event("Newchannel", "Uniqueid", "c1", "CallerIDNum", "1001", "Exten", "200");
    Map<String, Direction> directions = new HashMap<>();
    for (String context : List.of("phones", "from-agents", "from-trunk")) {
      began.put("Context", context);
      var told = AsteriskAmi.facts(began, origin).getFirst().happening();
      directions.put(context, ((Happening.CallOffered) told).direction());
    }
    assertThat(directions)
        .isEqualTo(
            Map.of(
                "phones", Direction.OUTBOUND,
                "from-agents", Direction.INBOUND,
                "from-trunk", Direction.INBOUND));
  }

  @Test
  void shouldSayThatAChannelJoinedAndLeaveOpenWhoseItIs() {
    assertThat(facts("BridgeEnter", "Uniqueid", "a2", "CallerIDNum", "1002").getFirst().happening())
        .isEqualTo(new Happening.LegJoined("a2", "1002", Happening.Leg.OTHER, null));
    assertThat(facts("BridgeEnter", "Uniqueid", "c1", "CallerIDNum", "+15551230001")).isEmpty();
  }

  @Test
  void shouldNameTheInterfaceWhereTheAgentsLegIsGone() {
    var left =
        facts(
            "AgentComplete",
            "Interface",
            "PJSIP/agent1002",
            "MemberName",
            "Bob",
            "Reason",
            "agent");
    assertThat(((Happening.AgentLeft) left.getFirst().happening()).agent()).isEqualTo("agent1002");
  }

  @Test
  void shouldTellAFailedTransfer() {
    assertThat(facts("BlindTransfer", "Result", "Fail", "Extension", "200").getFirst().happening())
        .isInstanceOf(Happening.TransferFailed.class);
  }

  @Test
  void shouldEndTheCallWithTheCallersChannelOnly() {
    assertThat(facts("Hangup", "Uniqueid", "c1", "Cause", "16").getFirst().happening())
        .isInstanceOf(Happening.CallEnded.class);
    assertThat(facts("Hangup", "Uniqueid", "a1", "Cause", "44").getFirst().happening())
        .isInstanceOf(Happening.HangupSignalled.class);
  }

  @Test
  void shouldPassOverEventsThatTellNothingOfACall() {
    assertThat(facts("RTCPSent")).isEmpty();
    assertThat(facts("SomethingOfTheFuture")).isEmpty();
  }

  @Test
  void shouldSayWhichHeaderIsMissing() {
    Map<String, String> event = event("Hold");
    event.remove("Linkedid");
    assertThatThrownBy(() -> AsteriskAmi.facts(event, ORIGIN))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("Linkedid");
  }

  @Test
  void shouldRefuseATimeThatIsNone() {
    assertThatThrownBy(() -> facts("Hold", "Timestamp", "9".repeat(4000)))
        .isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void shouldTakeNoHalfOfALocalChannelForAParty() {
    for (String name :
        List.of("BridgeEnter", "Hold", "Unhold", "HangupRequest", "SoftHangupRequest", "Hangup")) {
      assertThat(
              facts(
                  name,
                  "Channel",
                  "Local/1002@from-queue-00000001;2",
                  "Uniqueid",
                  "l2",
                  "CallerIDNum",
                  "+15551230001"))
          .as(name)
          .isEmpty();
    }
  }

  @Test
  void shouldNameTheAgentBehindALocalChannelByHisInterface() {
    var joined =
        (Happening.AgentJoined)
            facts(
                    "AgentConnect",
                    "Channel",
                    "PJSIP/trunk-00000001",
                    "DestChannel",
                    "Local/1002@from-queue-00000001;1",
                    "DestCallerIDNum",
                    "200",
                    "DestUniqueid",
                    "l1",
                    "Interface",
                    "Local/1002@from-queue/n",
                    "Queue",
                    "support")
                .getFirst()
                .happening();
    assertThat(joined).isEqualTo(new Happening.AgentJoined("1002", "support", null));
  }

  @Test
  void shouldTakeACallThatBeganOnALocalChannelForNoCallers() {
    List<Fact> facts =
        facts(
            "Newchannel",
            "Channel",
            "Local/100@from-callers-00000001;1",
            "Uniqueid",
            "c1",
            "CallerIDNum",
            "+15551230101");
    var offered = (Happening.CallOffered) facts.getFirst().happening();
    assertThat(offered.direction()).isEqualTo(Happening.Direction.OUTBOUND);
    assertThat(offered.caller()).isNull();
  }

  @Test
  void shouldKeepTheWaitOfACallerWhoCameThroughALocalChannel() {
    assertThat(
            facts(
                "QueueCallerJoin",
                "Channel",
                "Local/100@from-callers-00000001;2",
                "Uniqueid",
                "l2",
                "Queue",
                "support"))
        .singleElement()
        .satisfies(f -> assertThat(f.envelope().callId()).isEqualTo("c1"));
  }

  @Test
  void shouldTakeFromTheEventLogOnlyWhatTheManagerDoesNotTell() {
    String[] hangup = {
      "EventName",
      "HANGUP",
      "LinkedID",
      "c1",
      "UniqueID",
      "a1",
      "CallerIDnum",
      "1001",
      "Channel",
      "PJSIP/1001-00000002",
      "Extra",
      "{\"hangupcause\":16,\"hangupsource\":\"PJSIP/1001-00000002\"}"
    };
    assertThat(facts("CEL", hangup))
        .extracting(Fact::happening)
        .containsExactly(
            new Happening.HangupSignalled(
                Leg.AGENT,
                "a1",
                "1001",
                Happening.SignalOrigin.PHONE,
                new Happening.Cause(16, null, null),
                Map.of("asterisk.cel.hangupsource", "own-channel")));
    hangup[1] = "BRIDGE_ENTER";
    assertThat(facts("CEL", hangup)).isEmpty();
    hangup[1] = "LINKEDID_END";
    assertThat(facts("CEL", hangup).getFirst().happening())
        .isEqualTo(new Happening.CallEnded(null, null, null, null, null));
  }

  @Test
  void shouldSayThatAChannelHasNoIdOfItsOwn() {
    Map<String, String> event =
        Map.of(
            "Event",
            "Newchannel",
            "Timestamp",
            "1772366400.5",
            "Linkedid",
            "1772366400.1",
            "Channel",
            "PJSIP/1001-1",
            "Context",
            "from-agents",
            "Uniqueid",
            "");
    assertThatThrownBy(() -> AsteriskAmi.facts(event, DemoTenant.origin("/asterisk/pbx-1", "d")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("Uniqueid");
  }
}
