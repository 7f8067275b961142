package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.local.running.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An agent asks to end abusive calls; the policy answers, remembers and judges.
class AbuseST {
  private static final String TENANT = "abuse";
  private static final String TRAINED = "1001";
  private static final String UNTRAINED = "1002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// One call a test run: nothing of an earlier run is in the way.
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  private SystemUnderTest system;
  private Rest policy;

  @BeforeEach
  void trainOneAgent() throws Exception {
    system = SystemUnderTest.running();
    policy = new Rest(system.addresses().of(Service.ABUSE_POLICY), TENANT);
    var training =
        policy.put(
            "/v1/agents/" + TRAINED + "/trainings/abuse-policy",
            Map.of("passedAt", Instant.now().minus(Duration.ofDays(30)).toString()));
    assertThat(training.status()).as(training.body().toString()).isBetween(200, 204);
  }

  @Test
  void shouldAnswerWarnFirstWhenTheCallerWasNotWarned() throws Exception {
    String call = call("unwarned");
    report(call, "racial-slur", TRAINED, 5);
    shouldDecide(disconnect(call, "racial-slur", TRAINED), "warn-first", call);
  }

  @Test
  void shouldAnswerEscalateWhenTheCallerThreatens() throws Exception {
    String call = call("threat");
    report(call, "threat", TRAINED, 5);
    shouldDecide(disconnect(call, "threat", TRAINED), "escalate", call);
  }

  @Test
  void shouldAnswerDenyWhenTheAgentIsNotTrained() throws Exception {
    String call = call("untrained");
    reportWarnAndReportAgain(call, UNTRAINED);
    shouldDecide(disconnect(call, "racial-slur", UNTRAINED), "deny", call);
  }

  @Test
  void shouldAllowJudgeAndOpenACaseWhenAbuseWentOnAfterTheWarning() throws Exception {
    String call = call("allowed");
    reportWarnAndReportAgain(call, TRAINED);
    shouldDecide(disconnect(call, "racial-slur", TRAINED), "allow", call);

    endByAgent(call);

    List<AbuseEvent> events =
        Waiting.until(
            PATIENCE, () -> events(call), all -> all.stream().anyMatch(e -> e.verdict() != null));
    assertThat(events.stream().map(AbuseEvent::verdict).filter(Objects::nonNull))
        .singleElement()
        .satisfies(v -> assertThat(v.finding()).isEqualTo(Finding.JUSTIFIED));
    Rest review = new Rest(system.addresses().of(Service.REVIEW), TENANT);
    JsonNode cases =
        Waiting.until(
            PATIENCE,
            () -> review.get("/v1/cases?kind=abuse-disconnect&size=500").body().path("items"),
            items -> aboutCall(items, call) != null);
    JsonNode found = aboutCall(cases, call);
    assertThat(found).as(cases.toString()).isNotNull();
    assertThat(found.path("agent").asText()).isEqualTo(TRAINED);
  }

  private static JsonNode aboutCall(JsonNode items, String call) {
    for (JsonNode item : items) {
      if (item.path("calls").toString().contains("\"" + call + "\"")) {
        return item;
      }
    }
    return null;
  }

  /// The answer, the table and the topic say the same.
  private void shouldDecide(JsonNode answer, String verdict, String call) throws Exception {
    assertThat(answer.path("verdict").asText()).as(answer.toString()).isEqualTo(verdict);
    assertThat(answer.path("reasons")).isNotEmpty();
    String id = answer.path("decisionId").asText();
    assertThat(policy.get("/v1/decisions/" + id).body().path("verdict").asText())
        .isEqualTo(verdict);
    List<AbuseEvent> events =
        Waiting.until(PATIENCE, () -> events(call), all -> decisions(all).size() == 1);
    assertThat(decisions(events))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.decisionId()).isEqualTo(id);
          assertThat(d.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .isEqualTo(verdict);
        });
  }

  private static List<Decision> decisions(List<AbuseEvent> events) {
    return events.stream().map(AbuseEvent::decision).filter(Objects::nonNull).toList();
  }

  private List<AbuseEvent> events(String call) {
    return system.probe().events(SystemUnderTest.TOPICS.abuseDecisions()).stream()
        .filter(e -> call.equals(e.envelope().callId()))
        .toList();
  }

  private JsonNode disconnect(String call, String ground, String agent) throws Exception {
    var answer =
        policy.post(
            "/v1/calls/" + call + "/disconnect-requests", Map.of("agent", agent, "ground", ground));
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    return answer.body();
  }

  private void reportWarnAndReportAgain(String call, String agent) throws Exception {
    report(call, "racial-slur", agent, 60);
    var warning =
        policy.post(
            "/v1/calls/" + call + "/warnings",
            Map.of("agent", agent, "ground", "racial-slur", "occurredAt", secondsAgo(40)));
    assertThat(warning.status()).as(warning.body().toString()).isBetween(200, 204);
    report(call, "racial-slur", agent, 10);
  }

  private void report(String call, String ground, String agent, int secondsAgo) throws Exception {
    var report =
        policy.post(
            "/v1/calls/" + call + "/abuse-reports",
            Map.of(
                "ground",
                ground,
                "by",
                "agent",
                "agent",
                agent,
                "occurredAt",
                secondsAgo(secondsAgo)));
    assertThat(report.status()).as(report.body().toString()).isBetween(200, 204);
  }

  private void endByAgent(String call) throws Exception {
    ArrayNode batch = Json.mapper().createArrayNode();
    var caller = new Happening.Caller("+15551239901", null, null, null, null, null);
    batch.add(
        structured(
            call,
            300,
            new Happening.CallOffered(
                Happening.Direction.INBOUND, caller, null, null, null, null)));
    batch.add(structured(call, 290, new Happening.AgentJoined(TRAINED, null, null)));
    batch.add(
        structured(
            call, 1, new Happening.CallEnded(Happening.Party.AGENT, TRAINED, "abuse", null, null)));
    Rest intake = new Rest(system.addresses().of(Service.CALL_EVENTS), TENANT);
    var answer =
        intake.post("/v1/tenants/" + TENANT + "/events", CloudEvents.BATCH, Json.bytes(batch));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    assertThat(answer.body().path("facts").asInt()).isEqualTo(3);
  }

  private static JsonNode structured(String call, int secondsAgo, Happening happening) {
    String type = FactType.of(happening).orElseThrow().typeName();
    Envelope envelope =
        Envelope.issued(
            call + ":" + type,
            "/system-test/desk",
            type,
            Instant.now().minusSeconds(secondsAgo),
            call,
            TENANT);
    return CloudEvents.structured(new Fact(envelope, happening).toJson());
  }

  private String call(String name) {
    return name + "-" + run;
  }

  private static String secondsAgo(int seconds) {
    return Instant.now().minusSeconds(seconds).toString();
  }
}
