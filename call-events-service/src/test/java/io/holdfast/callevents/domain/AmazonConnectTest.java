package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.AmazonConnect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls as contact events and contact records tell them; `queue 60` and the like are seconds.
class AmazonConnectTest {
  private static List<ObjectNode> payloads(String call) {
    return Payloads.of("amazon-connect/" + call);
  }

  private static List<ObjectNode> records(String call) {
    return payloads(call).stream().filter(payload -> !payload.has("detail")).toList();
  }

  private static List<ObjectNode> events(String call) {
    return payloads(call).stream().filter(payload -> payload.has("detail")).toList();
  }

  private static List<Fact> facts(List<ObjectNode> payloads) {
    return Payloads.facts(payloads, "/amazon-connect/main", AmazonConnect::facts);
  }

  private static List<Fact> facts(String json) {
    return facts(List.of(Json.object(json.getBytes(StandardCharsets.UTF_8))));
  }

  private static Ending ending(CallSnapshot life) {
    return Objects.requireNonNull(life.ending());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          caller-hangs-up             | caller deliberate talk      | queue 60 holds 2 91 transfers 0 0 0 talk 109 agents [agent-1001]
          agent-hangs-up              | agent deliberate talk       | queue 120 holds 0 0 transfers 0 0 0 talk 60 agents [agent-1001]
          agent-hangs-up-on-hold      | agent deliberate talk       | queue 30 holds 1 60 transfers 0 0 0 talk 60 agents [agent-1001]
          caller-abandons-queue       | caller deliberate queue     | queue 150 holds 0 0 transfers 0 0 0 talk 0 agents []
          network-drop                | network technical talk      | queue 30 holds 0 0 transfers 0 0 0 talk 60 agents [agent-1001]
          transfer-to-agent-warm      | caller deliberate talk      | queue 26 holds 0 0 transfers 1 0 0 talk 170 agents [agent-1001, agent-1002]
          transfer-to-queue-cold      | agent deliberate talk       | queue 76 holds 0 0 transfers 1 0 4 talk 168 agents [agent-1001, agent-1002]
          transfer-lost               | platform technical transfer | queue 20 holds 0 0 transfers 1 1 8 talk 66 agents [agent-1001]
          transfer-outside            | caller deliberate talk      | queue 20 holds 0 0 transfers 1 0 7 talk 264 agents [agent-1001]
          transfer-outside-of-old     | caller deliberate talk      | queue 20 holds 2 30 transfers 1 0 0 talk 241 agents [agent-1001]
          consult-comes-to-nothing    | caller deliberate talk      | queue 44 holds 0 0 transfers 1 1 2 talk 150 agents [agent-1001]
          disconnect-flow-after-agent | agent deliberate talk       | queue 60 holds 0 0 transfers 0 0 0 talk 100 agents [agent-1001]
          queue-to-queue              | caller deliberate talk      | queue 90 holds 0 0 transfers 1 0 1 talk 100 agents [agent-1003]
          """)
  void shouldTellTheSameLifeFromRecordsAloneAsFromEventsAndRecords(
      String call, String ending, String numbers) {
    CallSnapshot both = Payloads.life(facts(payloads(call)));
    assertThat(Payloads.ending(both)).isEqualTo(ending);
    assertThat(Payloads.numbers(both)).isEqualTo(numbers);
    assertThat(Payloads.life(facts(records(call)))).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller-hangs-up",
        "agent-hangs-up",
        "transfer-to-agent-warm",
        "transfer-to-queue-cold",
        "transfer-lost",
        "transfer-outside"
      })
  void shouldTellFromEventsWhatHappenedButNotWhoEndedIt(String call) {
    CallSnapshot live = Payloads.life(facts(events(call)));
    CallSnapshot known = Payloads.life(facts(payloads(call)));
    assertThat(live.queueWaitMs()).isEqualTo(known.queueWaitMs());
    assertThat(live.transfers()).isEqualTo(known.transfers());
    assertThat(live.agents()).isEqualTo(known.agents());
    assertThat(live.endedAt()).isEqualTo(known.endedAt());
    assertThat(ending(live).phase()).isEqualTo(ending(known).phase());
    assertThat(ending(live).by()).isIn(Party.UNKNOWN, Party.PLATFORM);
  }

  @Test
  void shouldNameWhoEndedItWhenTheRecordComesLater() {
    CallHistory live = Story.arrive(facts(events("agent-hangs-up")));
    int revised = 0;
    for (Fact fact : facts(records("agent-hangs-up"))) {
      if (live.take(fact, 100, Story.NOON) instanceof Outcome.Taken taken) {
        live = taken.history();
        revised += taken.events().size() - 1;
      }
    }
    assertThat(revised).isEqualTo(1);
    Ending ending = ending(Objects.requireNonNull(live.life()));
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isEqualTo("agent-1001");
    assertThat(ending.evidence())
        .contains(
            new Ending.Evidence(
                "amazon-connect.disconnect-reason", "AGENT_DISCONNECT", Party.AGENT));
  }

  /// Events are sent with best effort only.
  @ParameterizedTest
  @ValueSource(strings = {"caller-hangs-up", "transfer-to-queue-cold", "transfer-to-agent-warm"})
  void shouldLearnFromTheNextEventWhatALostOneWouldHaveTold(String call) {
    List<ObjectNode> events = events(call);
    CallSnapshot all = Payloads.life(facts(events));
    for (int lost = 0; lost < events.size(); lost++) {
      List<ObjectNode> rest = new ArrayList<>(events);
      String type = rest.remove(lost).path("detail").path("eventType").asText();
      if (!type.equals("DISCONNECTED")) {
        assertThat(Payloads.life(facts(rest))).as("without %s", type).isEqualTo(all);
      }
    }
  }

  @Test
  void shouldGiveNoNewFactForARecordThatIsSentAgainWithOtherAttributes() {
    List<ObjectNode> records = records("caller-hangs-up");
    ObjectNode again = records.getFirst().deepCopy();
    again.put("LastUpdateTimestamp", "2026-03-01T13:00:00Z").withObject("/Attributes").put("a", 1);
    assertThat(facts(List.of(again)))
        .filteredOn(fact -> !(fact.happening() instanceof CallOffered))
        .isNotEmpty()
        .isSubsetOf(facts(records));
  }

  @Test
  void shouldDoubtThatAnAgentHungUpWhoseLineWasBad() {
    Ending sure = ending(Payloads.life(facts(payloads("agent-hangs-up"))));
    Ending doubted = ending(Payloads.life(facts(payloads("poor-reception"))));
    assertThat(sure.confidence()).isEqualTo(0.9);
    assertThat(doubted.by()).isEqualTo(Party.NETWORK);
    assertThat(doubted.agent()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "AGENT_DISCONNECT, AGENT_CONNECTIVITY_ISSUE, NETWORK",
    "CUSTOMER_DISCONNECT, CUSTOMER_CONNECTIVITY_ISSUE, NETWORK",
    "AGENT_DISCONNECT, AGENT_DEVICE_ISSUE, UNKNOWN",
    "CUSTOMER_DISCONNECT, CUSTOMER_DEVICE_ISSUE, UNKNOWN",
    "AGENT_DISCONNECT, CUSTOMER_CONNECTIVITY_ISSUE, AGENT",
    "CUSTOMER_DISCONNECT, AGENT_DEVICE_ISSUE, CALLER",
    "AGENT_DISCONNECT, , AGENT"
  })
  void shouldReadTheReasonBesideAnIssueOfTheSameSide(String reason, String issue, Party by) {
    List<ObjectNode> payloads = new ArrayList<>(records("agent-hangs-up"));
    ObjectNode record = payloads.getLast().deepCopy().put("DisconnectReason", reason);
    payloads.set(payloads.size() - 1, record);
    if (issue != null) {
      ObjectNode later = record.deepCopy().put("LastUpdateTimestamp", "2026-03-01T13:00:00Z");
      later.putObject("DisconnectDetails").put("PotentialDisconnectIssue", issue);
      payloads.add(later);
    }
    Ending ending = ending(Payloads.life(facts(payloads)));
    assertThat(ending.by()).isEqualTo(by);
    assertThat(ending.agent() != null).isEqualTo(by == Party.AGENT);
  }

  @Test
  void shouldReportHoldsAsSpansSinceNobodyTellsTheirInstants() {
    assertThat(facts(records("caller-hangs-up")))
        .extracting(Fact::happening)
        .contains(new Happening.HoldsReported("agent-1001", 2, 91_000, 80_000));
  }

  @Test
  void shouldTakeTheCallersNumberFromTheRecordAndPutItIntoNoId() {
    List<Fact> facts = facts(records("caller-hangs-up"));
    var offered = (CallOffered) facts.getFirst().happening();
    assertThat(Objects.requireNonNull(offered.caller()).number()).isEqualTo("+15550100101");
    assertThat(offered.dialled()).isEqualTo("+15550100900");
    assertThat(facts.getFirst().envelope().id()).doesNotStartWith(facts.getLast().envelope().id());
    assertThat(facts).noneMatch(fact -> fact.envelope().toString().contains("+1555"));
  }

  @Test
  void shouldTakeTheNamesOfFieldsInAnyCase() {
    String old =
        """
        {"detail-type": "Amazon Connect Contact Event", "time": "2021-05-01T18:43:48Z",
         "detail": {"eventType": "CONNECTED_TO_AGENT", "contactId": "b", "initialContactId": "a",
          "channel": "Voice", "instanceARN": "i", "initiationMethod": "INBOUND",
          "queueInfo": {"queueArn": "x/queue/q1", "queueType": "type"},
          "AgentInfo": {"AgentArn": "x/agent/1001", "RoutingProfileArn": "r"}}}
        """;
    assertThat(facts(old))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.happening()).isEqualTo(new Happening.AgentJoined("1001", null, "b"));
          assertThat(fact.envelope().callId()).isEqualTo("a");
          assertThat(fact.envelope().occurredAt()).isEqualTo("2021-05-01T18:43:48Z");
        });
  }

  @Test
  void shouldTakeACallbackForACallOfItsOwn() {
    String callback =
        """
        {"ContactId": "d", "InitialContactId": "a", "InitiationMethod": "CALLBACK",
         "InitiationTimestamp": "2026-03-01T12:00:00Z",
         "CustomerEndpoint": {"Address": "+15550100101", "Type": "TELEPHONE_NUMBER"}}
        """;
    assertThat(facts(callback))
        .filteredOn(fact -> "d".equals(fact.envelope().callId()))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.happening())
              .isEqualTo(
                  new CallOffered(
                      Happening.Direction.OUTBOUND, null, "+15550100101", null, null, null));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'detail-type': 'Contact Lens Analysis State Change', 'detail': {'contactId': 'a'}}",
        "{'ContactId': 'a', 'Channel': 'CHAT', 'DisconnectTimestamp': '2026-03-01T12:00:00Z'}",
        "{'ContactId': 'a', 'InitiationMethod': 'DISCONNECT', 'DisconnectTimestamp': 'x'}",
        "{'ContactId': 'a', 'InitiationMethod': 'MONITOR', 'InitiationTimestamp': 'x'}",
        "{'AgentARN': 'x/agent/1', 'EventType': 'HEART_BEAT'}"
      })
  void shouldPassOverWhatTellsNothingOfACallersCall(String payload) {
    assertThat(facts(payload.replace('\'', '"'))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'Channel': 'VOICE'}                                                  | missing-field
          {'ContactId': 'a', 'InitiationTimestamp': 'yesterday'}                | bad-field
          {'ContactId': 'a', 'Agent': {'ConnectedToAgentTimestamp': '2026-03-01T12:00:00Z'}} | missing-field
          """)
  void shouldSayWhyAContactCannotBeRead(String payload, String reason) {
    assertThatThrownBy(() -> facts(payload.replace('\'', '"')))
        .isInstanceOfSatisfying(
            UnreadableEventException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
