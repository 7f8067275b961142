package io.holdfast.abusepolicy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.abusepolicy.Desktop;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What REST refuses, what it hides, and what it shows.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class BordersIT {
  private static final String PROBLEM = "application/problem+json";
  private final Desktop desktop = new Desktop("borders");

  @ParameterizedTest
  @CsvSource({
    "abuse-reports, unknown-ground",
    "warnings, unknown-ground",
    "disconnect-requests, unknown-ground",
  })
  void shouldRefuseAGroundOutsideTheContractWith422(String kind, String reason) {
    post(kind, "{\"agent\":\"1001\",\"ground\":\"rudeness\"}")
        .statusCode(422)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:holdfast:problem:" + reason))
        .body("field", equalTo("ground"))
        .body("value", equalTo("rudeness"))
        .body("expected", containsString("racial-slur"))
        .body("status", equalTo(422));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "disconnect-requests; {\"agent\":",
        "disconnect-requests; not json",
        "disconnect-requests; []",
        "disconnect-requests; {}",
        "disconnect-requests; {\"ground\":\"threat\"}",
        "disconnect-requests; {\"agent\":\"\",\"ground\":\"threat\"}",
        "disconnect-requests; {\"agent\":\"a\\u0000b\",\"ground\":\"threat\"}",
        "disconnect-requests; {\"agent\":\"1\",\"ground\":\"threat\",\"occurredAt\":\"noon\"}",
        "warnings; {\"ground\":\"threat\"}",
        "warnings; {\"agent\":\"1001\"}",
        "abuse-reports; {\"ground\":\"threat\",\"confidence\":1.5}",
        "abuse-reports; {\"ground\":\"threat\",\"confidence\":\"NaN\"}",
      })
  void shouldAnswerBadBodiesWith400AndAProblem(String kind, String body) {
    post(kind, body).statusCode(400).contentType(PROBLEM).body("detail", containsString("e"));
  }

  @Test
  void shouldAnswerAMissingBodyWith400() {
    desktop.request().post("/v1/calls/c1/disconnect-requests").then().statusCode(400);
    desktop.request().put("/v1/agents/1001/trainings/abuse-policy").then().statusCode(400);
  }

  @Test
  void shouldRefuseAnUnknownReporterWith422() {
    post("abuse-reports", "{\"ground\":\"threat\",\"by\":\"the boss\"}")
        .statusCode(422)
        .body("type", equalTo("urn:holdfast:problem:unknown-by"));
  }

  @Test
  void shouldRefuseTimesThatCannotBe() {
    desktop.report("times", "threat", Duration.ofSeconds(-61)).statusCode(400);
    desktop.report("times", "threat", Duration.ofHours(25)).statusCode(400);
    desktop.report("times", "threat", Duration.ofHours(23)).statusCode(201);
  }

  @Test
  void shouldTakeAClockThatRunsALittleAheadAsNow() {
    Instant before = Instant.now();
    String at =
        desktop
            .report("ahead", "threat", Duration.ofSeconds(-30))
            .statusCode(201)
            .extract()
            .path("occurredAt");
    assertThat(Instant.parse(at)).isBetween(before.minusMillis(1), Instant.now().plusSeconds(5));
  }

  @Test
  void shouldGiveNobodyAnAllowForTheFutureOrThePast() {
    var backdated = new Desktop("backdated");
    backdated.trainedSince(Duration.ofDays(1));
    backdated.abuseWithWarning("c1");
    Instant then = Instant.now().minusSeconds(10);
    String until =
        backdated
            .request()
            .body(
                Map.of(
                    "agent",
                    Desktop.AGENT,
                    "ground",
                    "sexist-comment",
                    "occurredAt",
                    then.toString()))
            .post("/v1/calls/c1/disconnect-requests")
            .then()
            .body("verdict", equalTo("allow"))
            .extract()
            .path("validUntil");
    assertThat(Instant.parse(until)).isBefore(then.plusSeconds(61));
  }

  @Test
  void shouldAnswer404ForWhatIsNotThere() {
    for (String path :
        new String[] {
          "/v1/decisions/" + UUID.randomUUID(),
          "/v1/decisions/none",
          "/v1/calls/never-heard-of/abuse-record",
          "/v1/policies/99",
          "/v1/agents/nobody/trainings/abuse-policy",
          "/v1/nothing",
        }) {
      desktop.request().get(path).then().statusCode(404).contentType(PROBLEM);
    }
  }

  @Test
  void shouldShowATenantNothingOfAnother() {
    var ours = new Desktop("ours");
    var theirs = new Desktop("theirs");
    ours.trainedSince(Duration.ofDays(1));
    ours.abuseWithWarning("c1");
    String id = ours.ask("c1", "sexist-comment").extract().path("decisionId");

    ours.request().get("/v1/decisions/{id}", id).then().statusCode(200);
    theirs.request().get("/v1/decisions/{id}", id).then().statusCode(404);
    theirs.request().get("/v1/calls/c1/abuse-record").then().statusCode(404);
    theirs
        .request()
        .get("/v1/agents/{agent}/trainings/abuse-policy", Desktop.AGENT)
        .then()
        .statusCode(404);
    theirs.ask("c1", "sexist-comment").body("verdict", equalTo("deny"));
    theirs.trainedSince(Duration.ofDays(1));
    theirs.ask("c1", "sexist-comment").body("verdict", equalTo("warn-first"));
  }

  @Test
  void shouldRefuseATenantThatIsNone() {
    new Desktop("No Tenant")
        .ask("c1", "threat")
        .statusCode(400)
        .body("type", equalTo("urn:holdfast:problem:bad-tenant"));
  }

  @Test
  void shouldKeepATrainingForTwelveMonthsUnlessToldOtherwise() {
    String path = "/v1/agents/7/trainings/abuse-policy";
    putTraining(path, Map.of("passedAt", "2026-02-28T09:00:00Z"))
        .statusCode(200)
        .body("validUntil", equalTo("2027-02-28T09:00:00Z"));
    putTraining(
            path, Map.of("passedAt", "2026-01-01T00:00:00Z", "validUntil", "2026-01-02T00:00:00Z"))
        .statusCode(200)
        .body("valid", equalTo(false));
    desktop
        .request()
        .get(path)
        .then()
        .statusCode(200)
        .body("passedAt", equalTo("2026-02-28T09:00:00Z"));
    putTraining(path, Map.of("validUntil", "2026-01-02T00:00:00Z")).statusCode(400);
    putTraining(path, Map.of("passedAt", Instant.now().plusSeconds(90).toString())).statusCode(400);
    putTraining(
            path, Map.of("passedAt", "2026-01-02T00:00:00Z", "validUntil", "2026-01-02T00:00:00Z"))
        .statusCode(400);
  }

  @Test
  void shouldShowTheDefaultPolicyToATenantWithoutOne() {
    desktop
        .request()
        .get("/v1/policies")
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items", hasSize(1))
        .body("items[0].version", equalTo(1));
    desktop
        .request()
        .get("/v1/policies/1")
        .then()
        .statusCode(200)
        .body("hash.length()", equalTo(64))
        .body(
            "policy.grounds", containsInAnyOrder("racial-slur", "sexual-comment", "sexist-comment"))
        .body("policy.warning.minAgeMs", equalTo(5000));
    desktop.request().get("/v1/policies?size=501").then().statusCode(400);
  }

  @Test
  void shouldDescribeItselfAndTellThatItIsReady() {
    desktop.ask("measured", "threat").statusCode(200);
    desktop.request().get("/q/health/ready").then().statusCode(200);
    desktop
        .request()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("holdfast_abuse_decisions_total{verdict=\"escalate\""));
    desktop
        .request()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/v1/calls/{callId}/disconnect-requests"))
        .body("info.title", startsWith("Holdfast"));
  }

  private ValidatableResponse post(String kind, String body) {
    return desktop.request().body(body).post("/v1/calls/c1/" + kind).then();
  }

  private ValidatableResponse putTraining(String path, Map<String, ?> body) {
    return desktop.request().body(body).put(path).then();
  }
}
