package io.holdfast.callevents.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class IntakeIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String QUEUED =
      """
      {"specversion":"1.0","id":"%s","source":"/acme/pbx","type":"call.queued",
       "time":"2026-03-01T12:00:00Z","subject":"%s","data":{"queue":"support"}}
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private TopicProbe probe;

  @BeforeEach
  void open() {
    probe = new TopicProbe(servers);
  }

  @AfterEach
  void close() {
    probe.close();
  }

  private List<CallEvent> awaitCall(String tenant, String callId, int events) {
    return probe
        .await(TOPICS.callEvents(), SOON, all -> of(all, tenant, callId).size() >= events)
        .stream()
        .filter(e -> e.key().toString().equals(tenant + "|" + callId))
        .toList();
  }

  private static List<CallEvent> of(List<CallEvent> all, String tenant, String callId) {
    return all.stream().filter(e -> e.key().toString().equals(tenant + "|" + callId)).toList();
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters() {
    return probe.records(TOPICS.telephonyEvents().deadLetters());
  }

  @Test
  void shouldTurnARecordedCallIntoItsLife() {
    String recording = "agent-hangs-up-while-on-hold";
    given()
        .contentType("application/x-ndjson")
        .body(Recordings.bytes(recording))
        .post("/v1/tenants/t1/platforms/asterisk-ami/pbx-1")
        .then()
        .statusCode(202)
        .body("duplicates", equalTo(0))
        .body("rejected.size()", equalTo(0));
    int facts = Recordings.facts(recording).get("1795283855.132").size();
    var life = awaitCall("t1", "1795283855.132", facts).getLast().call();
    assertThat(life.phase()).isEqualTo(Phase.ENDED);
    assertThat(life.ending().phase()).isEqualTo(Phase.HOLD);
    assertThat(life.caller().masked()).isEqualTo("+1••••••••01");
    for (var r : probe.records(TOPICS.callEvents().name())) {
      assertThat(new String(r.value(), UTF_8)).doesNotContain("+15551230001");
    }
  }

  @Test
  void shouldKnowAgentsPhonesByTheContextsOfTheTenant() {
    for (String context : List.of("phones", "from-agents")) {
      given()
          .contentType("application/json")
          .body(
              """
              {"Event":"Newchannel","Timestamp":"1772366400.5","Uniqueid":"%s","Linkedid":"%s",
               "Channel":"PJSIP/1001-1","CallerIDNum":"1001","Exten":"200","Context":"%s"}
              """
                  .formatted(context, context, context))
          .post("/v1/tenants/dialling/platforms/asterisk-ami/pbx-1")
          .then()
          .statusCode(202)
          .body("facts", equalTo(context.equals("phones") ? 2 : 1)); // an agent's leg begins too
      var offered = (CallOffered) awaitCall("dialling", context, 1).getFirst().happening();
      assertThat(offered.direction() == Direction.OUTBOUND).isEqualTo(context.equals("phones"));
    }
  }

  @Test
  void shouldDropWhatIsSentTwice() {
    byte[] lines = Recordings.bytes("caller-abandons-queue");
    for (int i = 0; i < 3; i++) {
      given()
          .contentType("application/x-ndjson")
          .body(lines)
          .post("/v1/tenants/t2/platforms/asterisk-ami/pbx-1")
          .then()
          .statusCode(202);
    }
    given()
        .contentType("application/cloudevents+json")
        .body(QUEUED.formatted("last", "marker"))
        .post("/v1/tenants/t2/events")
        .then()
        .statusCode(202);
    awaitCall("t2", "marker", 1);
    int facts = Recordings.facts("caller-abandons-queue").get("1795283815.129").size();
    List<CallEvent> events = awaitCall("t2", "1795283815.129", facts);
    Set<String> names = new HashSet<>();
    events.forEach(e -> assertThat(names.add(e.envelope().source() + e.envelope().id())).isTrue());
  }

  @Test
  void shouldTakeCloudEventsInEveryForm() {
    given()
        .contentType("application/cloudevents-batch+json")
        .body("[" + QUEUED.formatted("1", "c3") + "," + QUEUED.formatted("2", "c3") + "]")
        .post("/v1/tenants/t3/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2));
    given()
        .contentType("application/json")
        .header("ce-specversion", "1.0")
        .header("ce-id", "3")
        .header("ce-source", "/acme/pbx")
        .header("ce-type", "call.left-queue")
        .header("ce-time", "2026-03-01T12:01:00.123456Z")
        .header("ce-subject", "c3")
        .body("{\"queue\":\"support\",\"why\":\"abandoned\"}")
        .post("/v1/tenants/t3/events")
        .then()
        .statusCode(202)
        .body("facts", equalTo(1));
    assertThat(awaitCall("t3", "c3", 3)).hasSize(3);
  }

  @Test
  void shouldCountRepeatsAndRejectionsInTheAnswerAndKeepTheRejected() {
    int before = deadLetters().size();
    String body =
        QUEUED.formatted("1", "c4").replace('\n', ' ')
            + "\n"
            + QUEUED.formatted("1", "c4").replace('\n', ' ')
            + "\n"
            + "{broken\n"
            + "{\"specversion\":\"1.0\",\"id\":\"9\",\"source\":\"/a/b\",\"type\":\"call.queued\"}\n";
    given()
        .contentType("application/x-ndjson")
        .body(body.getBytes(UTF_8))
        .post("/v1/tenants/t4/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("duplicates", equalTo(1))
        .body("rejected.index", equalTo(List.of(2, 3)))
        .body("rejected.reason", equalTo(List.of("bad-json", "no-data")));
    assertThat(deadLetters()).hasSize(before + 2);
  }

  @Test
  void shouldAnswerBadInputWithAReason() {
    given()
        .contentType("application/json")
        .body("{no")
        .post("/v1/tenants/t5/events")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:holdfast:problem:bad-json"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/tenants/BAD!/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:bad-tenant"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/tenants/t5/platforms/nortel/x")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:holdfast:problem:unknown-platform"));
    given()
        .contentType("text/html")
        .body("x")
        .post("/v1/tenants/t5/events")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    given()
        .contentType("application/json")
        .body(new byte[2 << 20])
        .post("/v1/tenants/t5/events")
        .then()
        .statusCode(413)
        .body("type", equalTo("urn:holdfast:problem:too-large"));
    given()
        .contentType("application/json")
        .body("[]")
        .post("/v1/tenants/t5/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:empty"));
    given()
        .contentType("application/json")
        .body("{\"Event\":\"RTCPSent\"}")
        .post("/v1/tenants/t5/platforms/asterisk-ami/pbx")
        .then()
        .statusCode(202)
        .body("ignored", equalTo(1));
    given()
        .contentType("application/json")
        .body("[" + "{\"Event\":\"Hold\"}]")
        .post("/v1/tenants/t5/platforms/asterisk-ami/pbx")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:missing-field"));
    given()
        .contentType("application/json")
        .body(
            "{\"id\":\"1\",\"source\":\"/a/b\",\"type\":\"call.queued\",\"tenant\":\"other\",\"callId\":\"c\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}")
        .post("/v1/tenants/t5/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:tenant-mismatch"));
  }

  @Test
  void shouldQuarantineAnotherBodyUnderTheSameNameInOneRequest() {
    int before = deadLetters().size();
    given()
        .contentType("application/cloudevents-batch+json")
        .body(
            "["
                + QUEUED.formatted("1", "c7")
                + ","
                + QUEUED.formatted("1", "c7").replace("support", "sales")
                + "]")
        .post("/v1/tenants/t7/events")
        .then()
        .statusCode(202)
        .body("duplicates", equalTo(0))
        .body("facts", equalTo(2));
    awaitCall("t7", "c7", 1);
    org.awaitility.Awaitility.await().atMost(SOON).until(() -> deadLetters().size() == before + 1);
  }

  @Test
  void shouldAnswer413ForOneEventThatIsTooLarge() {
    given()
        .contentType("application/json")
        .body("{\"x\":\"" + "y".repeat(300 * 1024) + "\"}")
        .post("/v1/tenants/t8/events")
        .then()
        .statusCode(413)
        .body("type", equalTo("urn:holdfast:problem:too-large"));
  }

  @Test
  void shouldBuryARecordThatAPlatformWroteWithoutAKeyAndGoOn() {
    int before = deadLetters().size();
    probe.send(
        new ProducerRecord<>(TOPICS.telephonyEvents().name(), 0, null, "{}".getBytes(UTF_8)));
    given()
        .contentType("application/cloudevents+json")
        .body(QUEUED.formatted("1", "c6"))
        .post("/v1/tenants/t6/events")
        .then()
        .statusCode(202);
    awaitCall("t6", "c6", 1);
    org.awaitility.Awaitility.await().atMost(SOON).until(() -> deadLetters().size() == before + 1);
  }

  /// Size before signature, signature before content; who cannot show it leaves nothing behind.
  @Test
  void shouldLookAtSizeThenCredentialThenContent() {
    int before = deadLetters().size();
    String path = "/v1/tenants/guarded/platforms/asterisk-ami/pbx-1";
    String forged = "sha256=" + "0".repeat(64);
    post(path, "X-Hub-Signature-256", forged, new byte[2 << 20], 413, "too-large");
    post(path, "X-Hub-Signature-256", forged, "{broken".getBytes(UTF_8), 401, "bad-credential");
    post(path, "X-Other", "1", "{broken".getBytes(UTF_8), 401, "no-credential");
    post("/v1/tenants/guarded/events", "X-Other", "1", new byte[1], 401, "no-credential");
    assertThat(deadLetters()).hasSize(before);

    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    post(path, "X-Hub-Signature-256", right, "Hello, World!".getBytes(UTF_8), 400, "bad-json");
    post(
        "/v1/tenants/guarded/events",
        "Authorization",
        "Bearer second",
        new byte[1],
        400,
        "bad-json");
    assertThat(deadLetters()).hasSize(before + 2);
    assertThat(deadLetters())
        .filteredOn(letter -> "guarded".equals(header(letter, "holdfast_tenant")))
        .hasSize(2)
        .allMatch(letter -> header(letter, "content-type").equals("application/json"))
        .extracting(letter -> header(letter, "holdfast_path"))
        .containsExactlyInAnyOrder(path, "/v1/tenants/guarded/events");
  }

  private static void post(
      String path, String header, String value, byte[] body, int status, String reason) {
    given()
        .contentType("application/json")
        .header(header, value)
        .body(body)
        .post(path)
        .then()
        .statusCode(status)
        .body("type", equalTo("urn:holdfast:problem:" + reason));
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    var found = letter.headers().lastHeader(name);
    return found == null ? "" : new String(found.value(), UTF_8);
  }

  @Test
  void shouldAskATenantWhoSendsTooMuchToWait() {
    String two = "[" + QUEUED.formatted("1", "c9") + "," + QUEUED.formatted("2", "c9") + "]";
    given()
        .contentType("application/json")
        .body(two)
        .post("/v1/tenants/paced/events")
        .then()
        .statusCode(202);
    given()
        .contentType("application/json")
        .body(two)
        .post("/v1/tenants/paced/events")
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[12]"))
        .body("type", equalTo("urn:holdfast:problem:too-many-events"));
  }

  @Test
  void shouldMarkWhatIsCalledHistory() {
    given()
        .contentType("application/cloudevents+json")
        .body(QUEUED.formatted("1", "c10"))
        .post("/v1/tenants/t10/events?backfill=true")
        .then()
        .statusCode(202);
    assertThat(awaitCall("t10", "c10", 1).getFirst().envelope().ofThePast()).isTrue();
  }

  @Test
  void shouldTakeAGzippedBody() throws java.io.IOException {
    var packed = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(packed)) {
      out.write(QUEUED.formatted("1", "c11").getBytes(UTF_8));
    }
    given()
        .contentType("application/cloudevents+json")
        .header("Content-Encoding", "gzip")
        .body(packed.toByteArray())
        .post("/v1/tenants/t11/events")
        .then()
        .statusCode(202)
        .body("facts", equalTo(1));
  }

  @Test
  void shouldSayThatItIsReadyAndWhatItCounts() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("life-of-calls"));
    given().get("/q/openapi").then().statusCode(200);
    given()
        .contentType("application/json")
        .body("{\"Event\":\"RTCPSent\"}")
        .post("/v1/tenants/t12/platforms/asterisk-ami/pbx");
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(
            containsString(
                "holdfast_intake_events_total{outcome=\"ignored\",platform=\"asterisk-ami\",tenant=\"t12\"}"
                    + " 1.0"));
  }
}
