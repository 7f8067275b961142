package io.holdfast.abusepolicy;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// An agent's desktop of one tenant, as a test drives it: every step says how long ago it was.
public record Desktop(String tenant) {
  public static final String AGENT = "1001";

  public void trainedSince(Duration ago) {
    request()
        .body(Map.of("passedAt", Instant.now().minus(ago).toString()))
        .put("/v1/agents/{agent}/trainings/{course}", AGENT, "abuse-policy")
        .then()
        .statusCode(200);
  }

  public ValidatableResponse report(String call, String ground, Duration ago) {
    return request()
        .body(
            Map.of(
                "ground",
                ground,
                "agent",
                AGENT,
                "occurredAt",
                Instant.now().minus(ago).toString()))
        .post("/v1/calls/{call}/abuse-reports", call)
        .then();
  }

  public ValidatableResponse warn(String call, Duration ago) {
    return request()
        .body(
            Map.of(
                "ground",
                "sexist-comment",
                "agent",
                AGENT,
                "wordingId",
                "W1",
                "occurredAt",
                Instant.now().minus(ago).toString()))
        .post("/v1/calls/{call}/warnings", call)
        .then();
  }

  public ValidatableResponse ask(String call, String ground) {
    return request()
        .body(Map.of("agent", AGENT, "ground", ground))
        .post("/v1/calls/{call}/disconnect-requests", call)
        .then();
  }

  public RequestSpecification request() {
    return given().header("Holdfast-Tenant", tenant).contentType(ContentType.JSON);
  }

  /// Reported, warned, reported again: everything that an allow needs.
  public void abuseWithWarning(String call) {
    report(call, "sexist-comment", Duration.ofSeconds(60)).statusCode(201);
    warn(call, Duration.ofSeconds(40)).statusCode(201);
    report(call, "sexist-comment", Duration.ofSeconds(20)).statusCode(201);
  }
}
