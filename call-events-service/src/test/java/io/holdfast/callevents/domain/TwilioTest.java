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
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.platforms.Twilio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls as Twilio's webhooks tell them, with and without Flex; `talk 109` and the like are
/// seconds.
class TwilioTest {
  private static final String CALLER = "CA" + "0".repeat(30) + "11";
  private static final String FIRST = "WK" + "0".repeat(29) + "3e9";
  private static final String SECOND = "WK" + "0".repeat(29) + "3ea";
  private static final String TASK = "WT" + "0".repeat(30) + "22";

  private static List<Fact> facts(List<ObjectNode> payloads) {
    return Payloads.facts(payloads, "/twilio/main", Twilio::facts);
  }

  /// A webhook's parameters, as names and values by turns.
  private static List<Fact> form(String... parameters) {
    ObjectNode form = Json.mapper().createObjectNode();
    form.put("Timestamp", "Sun, 1 Mar 2026 12:00:00 +0000");
    for (int i = 0; i < parameters.length; i += 2) {
      form.put(parameters[i], parameters[i + 1]);
    }
    return facts(List.of(form));
  }

  private static List<Fact> conference(String event, String... parameters) {
    List<String> all = new ArrayList<>(List.of("StatusCallbackEvent", event));
    all.addAll(List.of("ConferenceSid", "CF1", "FriendlyName", CALLER, "CallSid", "CA9"));
    all.addAll(List.of(parameters));
    return form(all.toArray(String[]::new));
  }

  private static List<Fact> task(String event, String... parameters) {
    List<String> all = new ArrayList<>(List.of("EventType", event, "TaskSid", TASK));
    all.addAll(List.of("TaskChannelUniqueName", "voice"));
    all.addAll(List.of(parameters));
    return form(all.toArray(String[]::new));
  }

  private static String callId(List<Fact> facts) {
    return Objects.requireNonNull(facts.getFirst().envelope().callId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          caller-hangs-up                    | caller deliberate talk    | queue 0 holds 2 91 transfers 0 0 0 talk 109 agents [1001]
          agent-hangs-up                     | agent deliberate talk     | queue 0 holds 0 0 transfers 0 0 0 talk 60 agents [1001]
          agent-hangs-up-on-hold             | agent deliberate hold     | queue 0 holds 1 90 transfers 0 0 0 talk 40 agents [1001]
          transfer-warm                      | caller deliberate talk    | queue 0 holds 1 15 transfers 0 0 0 talk 165 agents [1001, 1002]
          last-to-leave-is-not-who-hung-up   | caller deliberate talk    | queue 0 holds 0 0 transfers 0 0 0 talk 60 agents [1001]
          ended-by-a-program                 | platform unknown talk     | queue 0 holds 0 0 transfers 0 0 0 talk 60 agents [1001]
          dialled-client                     | unknown unknown talk      | queue 0 holds 0 0 transfers 0 0 0 talk 60 agents [alice]
          flex-caller-hangs-up               | caller deliberate talk    | queue 60 holds 0 0 transfers 0 0 0 talk 99 agents [w1]
          flex-caller-abandons-queue         | caller deliberate queue   | queue 90 holds 0 0 transfers 0 0 0 talk 0 agents []
          flex-transfer-cold                 | agent deliberate talk     | queue 90 holds 0 0 transfers 1 0 1 talk 134 agents [w1, w2]
          flex-transfer-lost                 | platform unknown transfer | queue 60 holds 0 0 transfers 1 1 20 talk 34 agents [w1]
          flex-agent-hangs-up-without-labels | agent deliberate talk     | queue 60 holds 0 0 transfers 0 0 0 talk 102 agents [w1]
          """)
  void shouldTellTheLifeOfACall(String call, String ending, String numbers) {
    CallSnapshot life = Payloads.life(facts(Payloads.of("twilio/" + call)));
    assertThat(Payloads.ending(life)).isEqualTo(ending);
    assertThat(Payloads.numbers(life).replace(FIRST, "w1").replace(SECOND, "w2"))
        .isEqualTo(numbers);
  }

  /// The same call as TaskRouter's webhooks tell it, and again as Event Streams does.
  @ParameterizedTest
  @ValueSource(
      strings = {"flex-caller-hangs-up", "flex-transfer-cold", "flex-caller-abandons-queue"})
  void shouldTellTheSameFactsThroughEventStreams(String call) {
    List<Fact> webhooks = facts(Payloads.of("twilio/" + call));
    List<Fact> streams = facts(Payloads.of("twilio/" + call + ".streams"));
    assertThat(streams).isNotEmpty().isSubsetOf(webhooks);
  }

  @Test
  void shouldBelieveWhoLeftFirstAndNotWhoWasLast() {
    CallSnapshot life =
        Payloads.life(facts(Payloads.of("twilio/last-to-leave-is-not-who-hung-up")));
    var ending = Objects.requireNonNull(life.ending());
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.evidence())
        .startsWith(
            new Ending.Evidence(
                "twilio.reason-participant-left", "participant_hung_up", Party.CALLER));
  }

  @Test
  void shouldTakeTheOrderOfOneSecondFromTheConferencesOwnNumbers() {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(
        conference("participant-join", "ParticipantLabel", "agent-1", "SequenceNumber", "1"));
    facts.addAll(
        conference("participant-hold", "ParticipantLabel", "customer", "SequenceNumber", "9"));
    facts.addAll(
        conference("participant-unhold", "ParticipantLabel", "customer", "SequenceNumber", "10"));
    assertThat(facts).extracting(fact -> fact.envelope().sequence()).containsExactly(1L, 9L, 10L);
    CallSnapshot life = Payloads.life(facts);
    assertThat(life.holds()).isEqualTo(1);
    assertThat(life.phase()).isEqualTo(CallSnapshot.Phase.TALK);
  }

  @Test
  void shouldNotNumberWhatOnlyALegNumbers() {
    assertThat(form("CallStatus", "ringing", "CallSid", CALLER, "SequenceNumber", "3"))
        .extracting(fact -> fact.envelope().sequence())
        .containsOnlyNulls();
  }

  @Test
  void shouldKnowTheCallersLegWithoutALabelWhereTheConferenceIsNamedAfterIt() {
    var signal =
        (HangupSignalled)
            conference(
                    "participant-leave",
                    "CallSid",
                    CALLER,
                    "ReasonParticipantLeft",
                    "participant_hung_up")
                .getFirst()
                .happening();
    assertThat(signal.leg()).isEqualTo(Leg.CALLER);
  }

  @Test
  void shouldGiveOneCallOneId() {
    assertThat(callId(conference("conference-end"))).isEqualTo(CALLER);
    assertThat(callId(conference("conference-end", "FriendlyName", TASK))).isEqualTo(TASK);
    assertThat(callId(conference("conference-end", "FriendlyName", "Desk 7"))).isEqualTo("CF1");
    assertThat(callId(conference("conference-end", "query.callId", "x-1"))).isEqualTo("x-1");
    assertThat(callId(task("task.canceled"))).isEqualTo(TASK);
    assertThat(callId(task("task.canceled", "query.callId", "x-1"))).isEqualTo("x-1");
    assertThat(callId(form("CallStatus", "completed", "CallSid", CALLER))).isEqualTo(CALLER);
    assertThat(
            callId(
                form(
                    "CallStatus",
                    "ringing",
                    "CallSid",
                    "CA9",
                    "ParentCallSid",
                    CALLER,
                    "query.agent",
                    "1001")))
        .isEqualTo(CALLER);
  }

  @Test
  void shouldNotTakeTheHoldOfAnAgentForAHoldOfTheCaller() {
    assertThat(conference("participant-hold", "ParticipantLabel", "agent-1001")).isEmpty();
    assertThat(conference("participant-hold")).isEmpty();
    assertThat(conference("participant-hold", "ParticipantLabel", "customer"))
        .extracting(Fact::happening)
        .containsExactly(new Happening.CallHeld(HoldParty.AGENT, null, "CA9"));
  }

  @Test
  void shouldTakeAnAgentWhoCouldNotBeReachedForMissed() {
    assertThat(
            conference(
                "participant-leave",
                "ParticipantLabel",
                "agent-1001",
                "ReasonParticipantLeft",
                "participant_add_failed"))
        .extracting(Fact::happening)
        .containsExactly(new Happening.AgentMissed("1001", null, "CA9"));
  }

  @Test
  void shouldTakeTheCallerFromTheTaskOrFromTheFirstLeg() {
    var ofTask =
        task(
            "task.created",
            "TaskAttributes",
            "{\"from\":\"+15550100101\",\"to\":\"+15550100900\"}");
    var ofLeg =
        form(
            "CallStatus",
            "ringing",
            "CallSid",
            CALLER,
            "Direction",
            "inbound",
            "From",
            "+15550100101");
    for (List<Fact> facts : List.of(ofTask, ofLeg)) {
      var offered = (CallOffered) facts.getFirst().happening();
      assertThat(offered.direction()).isEqualTo(Direction.INBOUND);
      assertThat(Objects.requireNonNull(offered.caller()).number()).isEqualTo("+15550100101");
      assertThat(facts.getFirst().envelope().toString()).doesNotContain("+1555");
    }
  }

  @Test
  void shouldNameNoAgentAfterANumber() {
    assertThat(
            form(
                "CallStatus",
                "in-progress",
                "CallSid",
                "CA9",
                "ParentCallSid",
                CALLER,
                "To",
                "+15550100777"))
        .isEmpty();
  }

  @Test
  void shouldTakeNoFreeTextForASignal() {
    assertThat(task("task.canceled", "TaskCanceledReason", "call +15550100101 back"))
        .noneMatch(fact -> fact.toString().contains("+1555"));
  }

  @Test
  void shouldReadATasksAttributesThatAreNoneAsEmpty() {
    assertThat(task("task.completed", "TaskAttributes", "{broken"))
        .extracting(Fact::happening)
        .containsExactly(new Happening.CallEnded(null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1772366400123 | 2026-03-01T12:00:00.123Z",
        "1772366400 | 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.123Z | 2026-03-01T12:00:00.123Z",
        "Sun, 01 Mar 2026 12:00:00 +0000 | 2026-03-01T12:00:00Z",
        "Sun, 1 Mar 2026 12:00:00 -0700 | 2026-03-01T19:00:00Z"
      })
  void shouldReadEveryFormOfAnInstant(String sent, String instant) {
    assertThat(task("task.canceled", "Timestamp", sent).getFirst().envelope().occurredAt())
        .isEqualTo(instant);
  }

  @Test
  void shouldPassOverWhatTellsNothingOfACall() {
    assertThat(conference("participant-mute", "ParticipantLabel", "customer")).isEmpty();
    assertThat(conference("announcement-of-the-future")).isEmpty();
    assertThat(task("worker.activity.update")).isEmpty();
    assertThat(task("task.canceled", "TaskChannelUniqueName", "chat")).isEmpty();
    assertThat(form("EventType", "workflow.created")).isEmpty();
    assertThat(form("type", "com.twilio.messaging.message.sent")).isEmpty();
  }

  @Test
  void shouldSayWhyAWebhookCannotBeRead() {
    assertThatThrownBy(() -> form("Body", "hello"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("CallStatus");
    assertThatThrownBy(() -> task("reservation.accepted")).hasMessageContaining("WorkerSid");
    assertThatThrownBy(() -> task("task.canceled", "Timestamp", "noon"))
        .hasMessageContaining("Timestamp");
    assertThatThrownBy(() -> form("CallStatus", "ringing")).hasMessageContaining("CallSid");
  }
}
