package io.holdfast.callback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.callback.domain.Calls;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RestIT extends ServiceIT {

  @Test
  void shouldNumberEveryStateThatIsToldSoThatTheNewestIsKnown() {
    String id = promised("call-1", Calls.NUMBER);
    asTenant().post("/v1/callbacks/" + id + "/cancel").then().statusCode(200);
    until(id, Status.CANCELLED);
    List<Long> versions = events().stream().map(e -> e.callback().version()).toList();
    assertThat(versions)
        .hasSizeGreaterThan(1)
        .isEqualTo(LongStream.rangeClosed(1, versions.size()).boxed().toList());
    asTenant().get("/v1/callbacks/" + id).then().body("version", equalTo(versions.size()));
  }

  @Test
  void shouldListOneAndExplainAPromise() {
    String id = promised("call-1", Calls.NUMBER);
    promised("call-2", "+15551230177");

    asTenant().get("/v1/callbacks").then().statusCode(200).body("total", equalTo(2));
    asTenant().get("/v1/callbacks?size=1&page=1").then().body("items", hasSize(1));
    asTenant()
        .queryParam(
            "caller", Calls.dropped(ago(Duration.ZERO)).tenant(tenant).snapshot().caller().token())
        .queryParam("queue", "support")
        .queryParam("from", ago(Duration.ofHours(1)).toString())
        .queryParam("to", ago(Duration.ZERO).toString())
        .get("/v1/callbacks")
        .then()
        .body("items.callbackId", contains(id));
    asTenant().get("/v1/callbacks?status=kept").then().body("total", equalTo(0));
    asTenant()
        .get("/v1/callbacks/" + id)
        .then()
        .statusCode(200)
        .body("callId", equalTo("call-1"))
        .body("drop.kind", equalTo("dropped-after-hold"))
        .body("caller.masked", startsWith("+1••"))
        .body("caller.sealed", nullValue());
    asTenant()
        .get("/v1/callbacks/" + id + "/why")
        .then()
        .statusCode(200)
        .body("rules.rule", hasItem("lost-enough"))
        .body("rules.met", not(hasItem(false)))
        .body("reasons", contains("dropped"))
        .body("nextAllowedAt", notNullValue());
  }

  @Test
  void shouldCancelOnceAndSayThatItIsOver() {
    String id = promised("call-1", Calls.NUMBER);

    asTenant()
        .post("/v1/callbacks/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelled"));

    asTenant()
        .post("/v1/callbacks/" + id + "/decline")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:holdfast:problem:already-cancelled"));
    until(id, Status.CANCELLED);
  }

  @Test
  void shouldNoteThatTheCallerDeclined() {
    String id = promised("call-1", Calls.NUMBER);

    asTenant().post("/v1/callbacks/" + id + "/decline").then().body("status", equalTo("declined"));

    until(id, Status.DECLINED);
  }

  @Test
  void shouldTakeTheOutcomeOfADial() {
    Calls call = dropped();
    happens(call);
    String dial = call.promiseId() + ":1";
    untilDialled(dial);

    outcome(dial, "{\"outcome\":\"teleported\"}", 422, "unknown-outcome");
    outcome(dial, "{}", 400, "missing-field");
    outcome(dial, "{\"outcome\":", 400, "bad-json");
    outcome(call.promiseId() + ":9", "{\"outcome\":\"busy\"}", 404, "not-found");
    report(dial, "connected").then().statusCode(200).body("result", equalTo("moved"));
    report(dial, "connected").then().statusCode(200).body("result", equalTo("repeated-report"));
    outcome(dial, "{\"outcome\":\"busy\"}", 409, "other-outcome-reported");

    until(call.promiseId(), Status.KEPT);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/callbacks?status=sleeping, bad-status",
    "/v1/callbacks?from=yesterday, bad-instant",
    "/v1/callbacks?to=2026-13-01T00:00:00Z, bad-instant",
    "/v1/callbacks?size=0, bad-size",
    "/v1/callbacks?size=501, bad-size",
    "/v1/callbacks?page=-1, bad-page",
    "/v1/callbacks?queue=%00, bad-text",
    "/v1/callbacks/%00, bad-text",
  })
  void shouldRefuseWhatCannotBeMeant(String path, String reason) {
    asTenant()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:holdfast:problem:" + reason))
        .body("field", notNullValue())
        .body("value", notNullValue())
        .body("expected", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"nothing", "%20", "00000000-0000-0000-0000-000000000000"})
  void shouldNotFindWhatIsNotThere(String id) {
    String path = "/v1/callbacks/" + id;
    asTenant().urlEncodingEnabled(false).get(path).then().statusCode(404);
    asTenant().urlEncodingEnabled(false).get(path + "/why").then().statusCode(404);
    asTenant().urlEncodingEnabled(false).post(path + "/cancel").then().statusCode(404);
  }

  /// I8, T33.
  @Test
  void shouldShowNothingOfAnotherTenant() {
    String id = promised("call-1", Calls.NUMBER);

    RequestSpecification other = given().header("Holdfast-Tenant", "someone-else");
    other.get("/v1/callbacks").then().body("total", equalTo(0));
    other.get("/v1/callbacks/" + id).then().statusCode(404);
    other.get("/v1/callbacks/" + id + "/why").then().statusCode(404);
    other.post("/v1/callbacks/" + id + "/cancel").then().statusCode(404);
    other
        .contentType("application/json")
        .body("{\"outcome\":\"busy\"}")
        .post("/v1/dials/" + id + ":1/outcome")
        .then()
        .statusCode(404);
    given().header("Holdfast-Tenant", "No Tenant").get("/v1/callbacks").then().statusCode(400);
  }

  @Test
  void shouldSayThatItIsReadyAndDescribeItself() {
    given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("workers"));
    given().get("/q/openapi?format=json").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
  }

  private String promised(String callId, String number) {
    Calls call = Calls.dropped(ago(Duration.ofMinutes(2))).tenant(tenant).id(callId).number(number);
    happens(call);
    until(call.promiseId(), Status.PROMISED);
    return call.promiseId();
  }

  private RequestSpecification asTenant() {
    return given().header("Holdfast-Tenant", tenant);
  }

  private Response report(String dial, String outcome) {
    return asTenant()
        .contentType("application/json")
        .body("{\"outcome\":\"" + outcome + "\",\"callId\":\"new\"}")
        .post("/v1/dials/" + dial + "/outcome");
  }

  private void outcome(String dial, String body, int status, String reason) {
    asTenant()
        .contentType("application/json")
        .body(body)
        .post("/v1/dials/" + dial + "/outcome")
        .then()
        .statusCode(status)
        .body("type", equalTo("urn:holdfast:problem:" + reason));
  }
}
