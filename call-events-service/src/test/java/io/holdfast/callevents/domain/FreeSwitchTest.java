package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.platforms.FreeSwitch;
import io.holdfast.platforms.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FreeSwitchTest {
  private static final PlatformCalls CALLS = new PlatformCalls("freeswitch", FreeSwitch::facts);
  private static final Origin ORIGIN = DemoTenant.origin("/freeswitch/fs-1", "digest");

  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappened() {
    return CALLS.tests();
  }

  private static ObjectNode event(String name, String... headers) {
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("Event-Name", name).put("Event-Date-Timestamp", "1772366400123456");
    event.put("Unique-ID", "a").put("variable_call_uuid", "a");
    for (int i = 0; i < headers.length; i += 2) {
      event.put(headers[i], headers[i + 1]);
    }
    return event;
  }

  private static List<Fact> facts(String name, String... headers) {
    return FreeSwitch.facts(event(name, headers), ORIGIN);
  }

  private static String callOf(String... headers) {
    return facts("CHANNEL_HOLD", headers).getFirst().envelope().callId();
  }

  @Test
  void shouldKeepTheSwitchsMicroseconds() {
    Fact fact = facts("CHANNEL_CREATE", "Call-Direction", "inbound").getFirst();
    assertThat(fact.envelope().occurredAt())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    assertThat(fact.envelope().sequence()).isNull();
  }

  @Test
  void shouldFindTheCallOfEveryKindOfLeg() {
    assertThat(callOf()).isEqualTo("a");
    assertThat(callOf("Unique-ID", "b", "Call-Direction", "outbound")).isEqualTo("a");
    assertThat(callOf("Unique-ID", "b", "variable_call_uuid", "b", "CC-Member-Session-UUID", "m"))
        .isEqualTo("m");
    assertThat(
            callOf(
                "Unique-ID",
                "c",
                "Call-Direction",
                "outbound",
                "variable_call_uuid",
                "consultation",
                "variable_signal_bond",
                "a"))
        .isEqualTo("a");
    assertThat(callOf("Call-Direction", "outbound", "variable_signal_bond", "b")).isEqualTo("a");
  }

  @Test
  void shouldTakeAPhonesOwnCallForNoCallersCall() {
    var offered =
        (Happening.CallOffered)
            facts("CHANNEL_CREATE", "variable_user_name", "1001", "Caller-Context", "default")
                .getFirst()
                .happening();
    assertThat(offered.direction()).isEqualTo(Happening.Direction.OUTBOUND);
    assertThat(offered.caller()).isNull();
  }

  @Test
  void shouldNotTakeAPhoneNumberForAnAgent() {
    assertThat(
            facts(
                    "CHANNEL_BRIDGE",
                    "Bridge-B-Unique-ID",
                    "b",
                    "Other-Leg-Callee-ID-Number",
                    "+15550100042")
                .getFirst()
                .happening())
        .isInstanceOf(Happening.TransferCompleted.class);
  }

  @Test
  void shouldTellAHoldOnceHoweverOftenTheLegsEndIsRead() {
    String[] end = {"variable_hold_events", "{{1772366300000000,1772366310000000}}"};
    List<String> once = ids(facts("CHANNEL_HANGUP_COMPLETE", end));
    List<String> again =
        ids(
            FreeSwitch.facts(
                event("CHANNEL_HANGUP_COMPLETE", end).put("Event-Sequence", "2"),
                DemoTenant.origin("/freeswitch/fs-1", "another digest")));
    assertThat(once).filteredOn(id -> id.startsWith("a/")).hasSize(2);
    assertThat(again).containsAll(once.stream().filter(id -> id.startsWith("a/")).toList());
  }

  @Test
  void shouldNotTellTheEndOfAHoldThatTheLegsOwnEndClosed() {
    List<Fact> facts =
        facts(
            "CHANNEL_HANGUP_COMPLETE",
            "variable_hold_events",
            "{{1772366300000000,1772366400000002}}",
            "Caller-Channel-Hangup-Time",
            "1772366400000001");
    assertThat(facts)
        .anyMatch(f -> f.happening() instanceof Happening.CallHeld)
        .noneMatch(f -> f.happening() instanceof Happening.CallResumed);
  }

  private static List<String> ids(List<Fact> facts) {
    return facts.stream().map(f -> f.envelope().id()).toList();
  }

  @Test
  void shouldDateTheEndByTheLegAndNotByTheReport() {
    assertThat(
            facts("CHANNEL_HANGUP_COMPLETE", "Caller-Channel-Hangup-Time", "1772366400000001")
                .getFirst()
                .envelope()
                .occurredAt())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00.000001Z"));
  }

  @Test
  void shouldPassOverWhatTellsNothingOfACall() {
    assertThat(facts("CHANNEL_PARK")).isEmpty();
    assertThat(facts("HEARTBEAT")).isEmpty();
    assertThat(facts("CUSTOM", "Event-Subclass", "sofia::register")).isEmpty();
    assertThat(
            facts(
                "CUSTOM", "Event-Subclass", "callcenter::info", "CC-Action", "agent-state-change"))
        .isEmpty();
  }

  @Test
  void shouldSayWhichHeaderIsMissingOrWrong() {
    assertThatThrownBy(() -> FreeSwitch.facts(Json.mapper().createObjectNode(), ORIGIN))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("Event-Name");
    assertThatThrownBy(() -> facts("CHANNEL_HOLD", "Event-Date-Timestamp", "9".repeat(4000)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("Event-Date-Timestamp");
  }
}
