package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.platforms.Jambonz;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JambonzTest {
  private static final PlatformCalls CALLS =
      new PlatformCalls("jambonz", (event, origin) -> Jambonz.facts(event, origin, Story.NOON));

  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappened() {
    return CALLS.tests();
  }

  private static List<Fact> facts(String payload, Instant arrivedAt) {
    return Jambonz.facts(
        Json.object(payload.getBytes(UTF_8)),
        DemoTenant.origin("/jambonz/main", "digest"),
        arrivedAt);
  }

  private static List<Fact> facts(String payload) {
    return facts(payload, Story.NOON);
  }

  @Test
  void shouldDateWhatHasNoTimeByItsArrivalAndNameItByItsContent() {
    String status = "{\"call_sid\": \"c\", \"call_status\": \"trying\"}";
    Fact first = facts(status, Story.NOON).getFirst();
    Fact again = facts(status, Story.NOON.plusSeconds(4)).getFirst();
    assertThat(first.envelope().occurredAt()).isEqualTo(Story.NOON);
    assertThat(again.envelope().id()).isEqualTo(first.envelope().id());
  }

  @Test
  void shouldTakeTheTimeThatWasAdded() {
    Fact fact =
        facts(
                """
                {"call_sid": "c", "call_status": "trying", "time": "2026-03-01T13:00:00.5+01:00"}
                """)
            .getFirst();
    assertThat(fact.envelope().occurredAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.5Z"));
  }

  @Test
  void shouldNotTakeAPhoneNumberForAnAgent() {
    String dialled =
        """
        {"call_sid": "b", "parent_call_sid": "a", "direction": "outbound",
         "call_status": "in-progress", "to": "sip:+15550100042@10.0.0.9:5060"}
        """;
    assertThat(facts(dialled))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.happening()).isInstanceOf(Happening.TransferCompleted.class);
          assertThat(fact.envelope().callId()).isEqualTo("a");
        });
  }

  @Test
  void shouldNotBelieveWhatTheQueueVerbReportsAfterwards() {
    assertThat(
            facts(
                """
                {"call_sid": "a", "call_status": "in-progress", "queue_sid": "queue:x:support",
                 "queue_result": "hangup", "queue_time": 95}
                """))
        .isEmpty();
  }

  @Test
  void shouldPassOverWhatTellsNothingOfACall() {
    assertThat(facts("{\"call_sid\": \"a\", \"speech\": {\"is_final\": true}}")).isEmpty();
    assertThat(facts("{\"call_sid\": \"a\", \"call_status\": \"early-media\"}")).isEmpty();
    assertThat(facts("{\"type\": \"session:new\", \"call_sid\": \"a\", \"data\": {}}")).isEmpty();
  }

  @Test
  void shouldSayWhatIsMissingOrWrong() {
    assertThatThrownBy(() -> facts("{\"call_status\": \"trying\"}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("call_sid");
    assertThatThrownBy(() -> facts("{\"call_sid\": \"a\", \"time\": \"yesterday\"}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("time");
    assertThatThrownBy(() ->
            facts(
                "{\"call_sid\": \"a\", \"queue\": \"q\", \"event\": \"join\", \"join_time\": -1}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("join_time");
  }
}
