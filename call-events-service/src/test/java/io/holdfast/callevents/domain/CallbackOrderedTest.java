package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.platforms.AmazonConnect;
import io.holdfast.platforms.GenesysCloud;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller who waits and orders a callback of the platform's own is called back by it: the end of
/// the wait is no drop. One who spoke with somebody since then was dropped all the same.
class CallbackOrderedTest {
  private static final String DAY = "2026-03-01T";

  private static List<ObjectNode> payloads(String... lines) {
    return Stream.of(lines).map(line -> Json.object(line.getBytes(UTF_8))).toList();
  }

  private static String contact(String id, String method, String more) {
    return "{\"ContactId\":\"%s\",\"InitiationMethod\":\"%s\",\"Channel\":\"VOICE\",%s}"
        .formatted(id, method, more.replace("@", DAY));
  }

  private static String inbound(String more) {
    return contact(
        "c1",
        "INBOUND",
        "\"InitialContactId\":\"c1\",\"NextContactId\":\"c2\","
            + "\"InitiationTimestamp\":\"@11:35:00Z\",\"DisconnectTimestamp\":\"@11:37:20Z\","
            + "\"DisconnectReason\":\"CONTACT_FLOW_DISCONNECT\","
            + "\"Queue\":{\"Name\":\"q\",\"EnqueueTimestamp\":\"@11:35:05Z\","
            + "\"DequeueTimestamp\":\"@11:37:10Z\"}"
            + more);
  }

  private static List<Fact> ofCall(List<Fact> facts, String call) {
    return facts.stream().filter(f -> call.equals(f.envelope().callId())).toList();
  }

  private static List<Fact> connect(String... contacts) {
    return Payloads.facts(payloads(contacts), "/amazon-connect/main", AmazonConnect::facts);
  }

  private static String reason(CallSnapshot life) {
    return String.valueOf(Objects.requireNonNull(life.ending()).reason());
  }

  /// Source: Example: Metrics for a queued callback, Amazon Connect Administrator Guide.
  @ParameterizedTest
  @ValueSource(strings = {"CALLBACK", "CALLBACK_CUSTOMER_FIRST_QUEUED"})
  void shouldTellOfAQueuedCallbackOnTheCallThatItWasOrderedOn(String method) {
    String callback =
        contact(
            "c2",
            method,
            "\"InitialContactId\":\"c1\",\"PreviousContactId\":\"c1\","
                + "\"InitiationTimestamp\":\"@11:37:08Z\"");
    List<Fact> facts = connect(inbound(""), callback);
    CallSnapshot life = Payloads.life(ofCall(facts, "c1"));
    assertThat(reason(life)).isEqualTo("callback");
    assertThat(Objects.requireNonNull(life.endedAt())).isEqualTo(DAY + "11:37:20Z");
    assertThat(life.transfers()).isZero();
  }

  @Test
  void shouldOweACallbackToWhomAnAgentDroppedSinceThen() {
    String callback =
        contact(
            "c2", "CALLBACK", "\"InitialContactId\":\"c1\",\"InitiationTimestamp\":\"@11:36:00Z\"");
    String spoke =
        ",\"Agent\":{\"ARN\":\"arn:x/agent/a1\",\"ConnectedToAgentTimestamp\":\"@11:37:10Z\"}";
    assertThat(reason(Payloads.life(ofCall(connect(inbound(spoke), callback), "c1"))))
        .isEqualTo("null");
  }

  @Test
  void shouldTellNothingOfACallbackThatNoCallWasBefore() {
    String own =
        contact(
            "c2", "CALLBACK", "\"InitialContactId\":\"c2\",\"InitiationTimestamp\":\"@11:36:00Z\"");
    assertThat(connect(own))
        .noneMatch(f -> f.happening() instanceof CallEnded e && e.reason() != null);
  }

  /// Source: a member of the vendor's staff, developer forum of Genesys Cloud, topic 11442: a flow
  /// adds a callback to the conversation that goes on.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTellOfACallbackInTheConversation(boolean asRecord) {
    String call =
        asRecord
            ? """
            {"conversationId":"g1","participants":[
             {"participantId":"p1","purpose":"customer","sessions":[
              {"mediaType":"voice","direction":"inbound","ani":"tel:+15550100001","segments":[
               {"segmentType":"interact","segmentStart":"@11:35:00Z","segmentEnd":"@11:37:20Z",
                "disconnectType":"peer"}]},
              {"mediaType":"callback","segments":[
               {"segmentType":"scheduled","segmentStart":"@11:37:05Z"}]}]},
             {"participantId":"p2","purpose":"acd","sessions":[{"mediaType":"voice","segments":[
              {"segmentType":"interact","queueId":"q","segmentStart":"@11:35:05Z",
               "segmentEnd":"@11:37:10Z","disconnectType":"transfer"}]}]}]}
            """
            : """
            {"id":"g1","participants":[
             {"id":"p1","purpose":"customer","startTime":"@11:35:00Z","address":"tel:+15550100001",
              "calls":[{"connectedTime":"@11:35:00Z","disconnectedTime":"@11:37:20Z",
               "disconnectType":"peer"}],
              "callbacks":[{"state":"scheduled","connectedTime":"@11:37:05Z"}]},
             {"id":"p2","purpose":"acd","startTime":"@11:35:05Z","queueId":"q",
              "calls":[{"connectedTime":"@11:35:05Z","disconnectedTime":"@11:37:10Z",
               "disconnectType":"transfer"}]}]}
            """;
    List<ObjectNode> payloads = payloads(call.replace("@", DAY));
    CallSnapshot life =
        Payloads.life(Payloads.facts(payloads, "/genesys-cloud/main", GenesysCloud::facts));
    assertThat(reason(life)).isEqualTo("callback");
    assertThat(Objects.requireNonNull(life.endedAt())).isEqualTo(DAY + "11:37:20Z");
  }
}
