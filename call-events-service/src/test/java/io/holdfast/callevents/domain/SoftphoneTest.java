package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.GenesysCloud;
import io.holdfast.platforms.Twilio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A softphone in a browser lets go in the same way where its tab was closed: alone it accuses
/// nobody, with a second sign it does, whichever comes first.
class SoftphoneTest {
  private static final String ADA = "WK" + "0".repeat(29) + "aaa";
  private static final String TASK = "WT" + "0".repeat(32);

  private static Ending twilio(String label, List<ObjectNode> more) {
    List<ObjectNode> all =
        new ArrayList<>(
            List.of(
                conference(1, "participant-join", "customer", ""),
                conference(2, "participant-join", label, ""),
                conference(3, "participant-leave", label, "participant_hung_up"),
                conference(4, "participant-leave", "customer", "moderator_ended_conference"),
                conferenceEnd(label)));
    all.addAll(more);
    return ending(Payloads.facts(all, "/twilio/main", Twilio::facts));
  }

  private static Ending ending(List<Fact> facts) {
    return Objects.requireNonNull(Payloads.life(facts).ending());
  }

  private static ObjectNode event(int second) {
    return Json.mapper()
        .createObjectNode()
        .put("Timestamp", "Sun, 01 Mar 2026 12:00:0" + second + " +0000");
  }

  private static ObjectNode conference(int number, String event, String label, String left) {
    return event(number < 3 ? number : 3)
        .put("StatusCallbackEvent", event)
        .put("ConferenceSid", "CF1")
        .put("FriendlyName", TASK)
        .put("SequenceNumber", String.valueOf(number))
        .put("CallSid", label.equals("customer") ? "CA1" : "CA2")
        .put("ParticipantLabel", label)
        .put("ReasonParticipantLeft", left);
  }

  private static ObjectNode conferenceEnd(String label) {
    return event(3)
        .put("StatusCallbackEvent", "conference-end")
        .put("ConferenceSid", "CF1")
        .put("FriendlyName", TASK)
        .put("SequenceNumber", "5")
        .put("CallSidEndingConference", "CA2")
        .put("ParticipantLabelEndingConference", label)
        .put("ReasonConferenceEnded", "participant-with-end-conference-on-exit-left");
  }

  private static ObjectNode task(int second, String type, String worker, String hangUpBy) {
    ObjectNode task =
        event(second)
            .put("EventType", type)
            .put("Sid", "EV" + type)
            .put("TaskSid", TASK)
            .put("TaskChannelUniqueName", "voice")
            .put("WorkerSid", worker);
    return task.put(
        "TaskAttributes", "{\"conversations\":{\"hang_up_by\":\"%s\"}}".formatted(hangUpBy));
  }

  @ParameterizedTest
  @CsvSource({"client:alice, alice", "client-alice, alice", "WK000000000000000000000000000003e9, "})
  void shouldAccuseNobodyWhoseTabMayHaveBeenClosed(String label, String agent) {
    Ending ending = twilio(label, List.of());
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.agent()).isNull();
    assertThat(ending.evidence()).extracting(Ending.Evidence::says).contains(Party.AGENT);
  }

  @Test
  void shouldStillNameWhoeverSpeaksByAPhone() {
    assertThat(twilio("agent-1001", List.of()).agent()).isEqualTo("1001");
  }

  @Test
  void shouldNameTheAgentWithASecondSign() {
    List<ObjectNode> signs =
        List.of(
            task(4, "reservation.wrapup", ADA, ""),
            task(9, "reservation.completed", ADA, ""),
            task(4, "task.wrapup", ADA, "Agent"));
    for (ObjectNode sign : signs) {
      Ending ending = twilio(ADA, List.of(sign));
      assertThat(ending.by()).as("%s", sign).isEqualTo(Party.AGENT);
      assertThat(ending.agent()).isEqualTo(ADA);
      assertThat(ending.confidence()).isBetween(0.6, 0.95);
    }
  }

  @Test
  void shouldTakeNoSignOfAnotherAgentsDeskOrOfAnotherParty() {
    String bob = "WK" + "0".repeat(29) + "bbb";
    assertThat(twilio(ADA, List.of(task(9, "reservation.completed", bob, ""))).agent()).isNull();
    assertThat(twilio(ADA, List.of(task(9, "task.completed", ADA, "Customer"))).agent()).isNull();
  }

  @Test
  void shouldNotHoldAWrapUpAgainstWhoeverEndedTheCall() {
    List<ObjectNode> all =
        new ArrayList<>(
            List.of(
                conference(1, "participant-join", "customer", ""),
                conference(2, "participant-join", ADA, ""),
                conference(3, "participant-leave", "customer", "participant_hung_up")));
    double alone = ending(Payloads.facts(all, "/twilio/main", Twilio::facts)).confidence();
    all.add(task(4, "reservation.wrapup", ADA, ""));
    all.add(task(9, "reservation.completed", ADA, ""));
    Ending ending = ending(Payloads.facts(all, "/twilio/main", Twilio::facts));
    assertThat(ending.by()).isEqualTo(Party.CALLER);
    assertThat(ending.confidence()).isEqualTo(alone);
  }

  private static String record(String codec, String type, String error, String code) {
    return """
    {"conversationId": "c", "participants": [
     {"participantId": "p1", "purpose": "customer", "sessions": [{"mediaType": "voice",
      "direction": "inbound", "segments": [{"segmentType": "interact",
      "segmentStart": "2026-03-01T12:00:00Z", "segmentEnd": "2026-03-01T12:02:00Z",
      "disconnectType": "peer"}]}]},
     {"participantId": "p2", "purpose": "agent", "userId": "u-ada", "sessions": [
      {"mediaType": "voice", "mediaEndpointStats": [{"codecs": ["audio/%s"]}], "segments": [
       {"segmentType": "interact", "segmentStart": "2026-03-01T12:01:00Z",
        "segmentEnd": "2026-03-01T12:02:00Z", "disconnectType": "%s", "errorCode": "%s"},
       {"segmentType": "wrapup", "segmentStart": "2026-03-01T12:02:00Z",
        "segmentEnd": "2026-03-01T12:02:20Z", "wrapUpCode": "%s"}]}]}]}
    """
        .formatted(codec, type, error, code);
  }

  private static Ending genesys(String... payloads) {
    List<ObjectNode> all = new ArrayList<>();
    for (String payload : payloads) {
      all.add(Json.object(payload.getBytes(UTF_8)));
    }
    return ending(Payloads.facts(all, "/genesys-cloud/main", GenesysCloud::facts));
  }

  @ParameterizedTest
  @CsvSource({
    "opus, endpoint, , UNKNOWN",
    "opus, client, , UNKNOWN",
    "opus, endpoint, ININ-WRAP-UP-TIMEOUT, UNKNOWN",
    "opus, endpoint, done, AGENT",
    "opus, client, done, AGENT",
    "PCMU, endpoint, , AGENT",
    "PCMU, client, , AGENT",
    "opus, peer, done, UNKNOWN"
  })
  void shouldTellABrowserOfGenesysCloudFromAPhone(
      String codec, String type, String code, Party by) {
    Ending ending = genesys(record(codec, type, "", code == null ? "" : code));
    assertThat(ending.by()).isEqualTo(by);
    assertThat(ending.agent() != null).isEqualTo(by == Party.AGENT);
  }

  /// Running conversations never tell by what somebody speaks, nor do records at once.
  @ParameterizedTest
  @CsvSource({"endpoint, , UNKNOWN", "endpoint, done, UNKNOWN", "client, , AGENT"})
  void shouldAccuseNobodyWhosePhoneMayBeABrowser(String type, String code, Party by) {
    String unknown =
        record("", type, "", code == null ? "" : code).replace("mediaEndpointStats", "other");
    Ending ending = genesys(unknown);
    assertThat(ending.by()).isEqualTo(by);
    String known = record("PCMU", type, "", code == null ? "" : code);
    assertThat(genesys(unknown, known)).isEqualTo(genesys(known, unknown));
    assertThat(genesys(unknown, known).by()).isEqualTo(Party.AGENT);
  }

  @Test
  void shouldReviseTheEndingWhereALaterPayloadKnowsMore() {
    String first = record("PCMU", "endpoint", "", "");
    String lost = "error.ininedgecontrol.connection.webrtc.endpoint.disconnect.idle";
    assertThat(genesys(first).by()).isEqualTo(Party.AGENT);
    assertThat(genesys(first, record("PCMU", "endpoint", lost, "")).by()).isEqualTo(Party.NETWORK);
    assertThat(genesys(first, record("opus", "endpoint", "", "")).by()).isEqualTo(Party.UNKNOWN);
    String first2 = record("PCMU", "client", "", "");
    assertThat(genesys(first2, record("PCMU", "client", lost, "")).by()).isEqualTo(Party.NETWORK);
  }
}
