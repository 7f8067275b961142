package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.platforms.GenesysCloud;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GenesysCloudTest {
  private static final PlatformCalls CALLS =
      new PlatformCalls("genesys-cloud", GenesysCloud::facts);

  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappened() {
    return CALLS.tests();
  }

  @TestFactory
  Stream<DynamicTest> shouldTellTheSameFactUnderTheSameIdInEveryPayload() {
    return Stream.of(
            "caller-ends", "transfer-to-queue", "agent-ends-on-hold-seen-live", "abandoned")
        .map(call ->
            DynamicTest.dynamicTest(
                call,
                () ->
                    assertThat(
                            CALLS.facts(call).stream()
                                .collect(Collectors.groupingBy(GenesysCloudTest::id)))
                        .allSatisfy((id, told) -> assertThat(told).containsOnly(told.getFirst()))));
  }

  private static String id(Fact fact) {
    return fact.envelope().id();
  }

  private static List<Fact> facts(String payload) {
    return GenesysCloud.facts(
        Json.object(payload.getBytes(UTF_8)), DemoTenant.origin("/genesys-cloud/main", "digest"));
  }

  @Test
  void shouldNameNoFactAfterThePayload() {
    assertThat(CALLS.facts("agent-ends"))
        .allSatisfy(f -> assertThat(f.envelope().id()).startsWith(f.envelope().callId() + "/"));
  }

  @Test
  void shouldTakeTheCallersNumberAndNoName() {
    var offered =
        (Happening.CallOffered)
            CALLS.facts("caller-ends").stream()
                .map(Fact::happening)
                .filter(Happening.CallOffered.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(offered.caller())
        .isEqualTo(new Happening.Caller("+15550100001", null, null, null, null, null));
  }

  @Test
  void shouldPassOverWhatHoldsNoCall() {
    assertThat(
            facts(
                """
                {"topicName": "channel.metadata", "eventBody": {"message": "WebSocket Heartbeat"}}
                """))
        .isEmpty();
    assertThat(
            facts(
                """
                {"id": "c", "participants": [{"id": "p", "purpose": "acd", "callbacks": [{}]}]}
                """))
        .isEmpty();
    assertThat(
            facts(
                """
                {"conversationId": "c", "participants": [{"participantId": "p",
                 "purpose": "customer", "sessions": [{"mediaType": "chat", "segments": []}]}]}
                """))
        .isEmpty();
  }

  @Test
  void shouldSayWhatIsMissingOrWrong() {
    assertThatThrownBy(() -> facts("{\"participants\": []}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("id");
    assertThatThrownBy(() ->
            facts(
                """
                {"id": "c", "participants": [{"id": "p", "startTime": "yesterday"}]}
                """))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("startTime");
  }
}
