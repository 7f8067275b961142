package io.holdfast.callevents.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.contracts.Topics;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the intake does not take is one event's refusal, with its field; nothing of it looks like
/// an outage, and nothing is swallowed.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class RefusalsIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/acme/pbx","type":"call.ended",\
      "time":"2026-03-01T12:00:00Z","subject":"%s","data":{"by":"%s"}}
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private static Response post(String tenant, String query, String type, String body) {
    return given()
        .contentType(type)
        .body(body.getBytes(UTF_8))
        .post("/v1/tenants/" + tenant + "/events" + query);
  }

  private int deadLetters(String tenant) {
    try (TopicProbe probe = new TopicProbe(servers)) {
      return (int)
          probe.records(TOPICS.telephonyEvents().deadLetters()).stream()
              .map(letter -> letter.headers().lastHeader("holdfast_tenant"))
              .filter(header -> header != null && new String(header.value(), UTF_8).equals(tenant))
              .count();
    }
  }

  @Test
  void shouldRefuseANumberAsACallIdOfAPlatformAndTakeTheRest() {
    String line =
        "{\"Event\":\"Newchannel\",\"Timestamp\":\"1772366400.5\",\"Uniqueid\":\"%1$s\","
            + "\"Linkedid\":\"%1$s\",\"Channel\":\"PJSIP/1-1\",\"CallerIDNum\":\"1001\","
            + "\"Exten\":\"200\",\"Context\":\"from-outside\"}\n";
    given()
        .contentType("application/x-ndjson")
        .body(
            (line.formatted("c1") + line.formatted("+15550107013") + line.formatted("c2"))
                .getBytes(UTF_8))
        .post("/v1/tenants/r1/platforms/asterisk-ami/pbx-1")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("rejected.index", equalTo(List.of(1)))
        .body("rejected.reason", equalTo(List.of("number-as-id")))
        .body("rejected.detail[0]", not(containsString("5550107013")));
    assertThat(deadLetters("r1")).isEqualTo(1);
  }

  @Test
  void shouldRefuseMoreEventsThanARequestMayHold() {
    post("r2", "", "application/x-ndjson", "{}\n".repeat(5_001))
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:holdfast:problem:too-many-events"))
        .body("detail", containsString("5000"));
    assertThat(deadLetters("r2")).isZero();
  }

  @Test
  void shouldWarnOfAWordThatIsNoneAndRefuseItWhereThatIsAskedFor() {
    String body = EVENT.formatted("1", "c1", "agnet") + EVENT.formatted("2", "c1", "agent");
    post("r3", "", "application/x-ndjson", body)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("warnings.index", equalTo(List.of(0)))
        .body("warnings[0].field", equalTo("by"))
        .body("warnings[0].value", equalTo("agnet"))
        .body("warnings[0].expected", containsString("caller, agent"));
    post("r3", "?strict=true", "application/x-ndjson", body)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("warnings.size()", equalTo(0))
        .body("rejected[0].reason", equalTo("unknown-word"))
        .body("rejected[0].field", equalTo("by"));
    String typo = EVENT.formatted("3", "c1", "agent").replace("call.ended", "call.edned");
    post("r3", "", "application/cloudevents+json", typo)
        .then()
        .statusCode(202)
        .body("warnings[0].field", equalTo("type"));
    post("r3", "?strict=true", "application/cloudevents+json", typo)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:unknown-word"))
        .body("field", equalTo("type"))
        .body("value", equalTo("call.edned"));
  }

  @Test
  void shouldCountFactsWhoseTimeIsNotBelieved() {
    String ahead = EVENT.formatted("1", "c1", "agent").replace("2026-03", "2099-03");
    String body = ahead + EVENT.formatted("2", "c1", "agent");
    post("r4", "", "application/x-ndjson", body).then().statusCode(202).body("suspect", equalTo(1));
    post("r4", "?backfill=true", "application/x-ndjson", body).then().body("suspect", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "subject", "id", "source", "type"})
  void shouldNameTheFieldAsTheSenderWroteIt(String field) {
    String bad = EVENT.formatted("1", "c1", "agent");
    String long300 =
        bad.replaceFirst("\"" + field + "\":\"[^\"]*", "\"" + field + "\":\"" + "x".repeat(300));
    post("r5", "", "application/cloudevents+json", long300)
        .then()
        .statusCode(400)
        .body("field", equalTo(field))
        .body("detail", containsString(field))
        .body("value", containsString("xxx"));
    given()
        .contentType("application/json")
        .header("ce-specversion", "1.0")
        .header("ce-id", "1")
        .header("ce-source", "/a/b")
        .header("ce-type", "call.ended")
        .header("ce-time", "yesterday")
        .header("ce-subject", "c1")
        .body("{}")
        .post("/v1/tenants/r5/events")
        .then()
        .statusCode(400)
        .body("field", equalTo("ce-time"))
        .body("detail", not(containsString("Envelope")));
  }

  @Test
  void shouldRefuseOrTakeWhateverStandsInAnyFieldAndNeverFail() {
    Random random = new Random(20261128);
    List<String> values =
        List.of(
            "null",
            "0",
            "-1",
            "1e308",
            "[]",
            "{}",
            "true",
            "\"\"",
            "\"\\u0001\"",
            "\"" + "9".repeat(1_000) + "\"",
            "\"+15550107013\"",
            "\"" + "f".repeat(70_000) + "\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "{\"a\":[[[]]]}",
            "\"/holdfast/x\"");
    List<String> fields =
        List.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "tenant",
            "sequence",
            "by",
            "agent",
            "reason",
            "cause",
            "signals",
            "legId",
            "backfill",
            "unknownWords");
    for (int round = 0; round < 400; round++) {
      String field = fields.get(random.nextInt(fields.size()));
      String value = values.get(random.nextInt(values.size()));
      String good = EVENT.formatted("i" + round, "c" + round, "agent");
      String bad =
          good.contains("\"" + field + "\":")
              ? good.replaceFirst(
                  "\"" + field + "\":\"[^\"]*\"",
                  java.util.regex.Matcher.quoteReplacement("\"" + field + "\":" + value))
              : good.replace("\"data\":{", "\"data\":{\"" + field + "\":" + value + ",");
      post("r6", "", "application/x-ndjson", bad + EVENT.formatted("g" + round, "g", "agent"))
          .then()
          .statusCode(202)
          .body("rejected.reason", not(hasItem("unreadable"))) // that would be a fault of ours
          .body("rejected.detail[0]", not(containsString("io.holdfast")));
    }
  }

  @Test
  void shouldSayNothingOfFieldsWhereNoneIsWrong() {
    post("r7", "", "application/json", "{no")
        .then()
        .statusCode(400)
        .body("field", nullValue())
        .body("type", equalTo("urn:holdfast:problem:bad-json"));
  }
}
