package io.holdfast.kit.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsIT {
  private static final String GOOD =
      """
      {"name":"a","count":2,"mood":"very-calm","at":"2026-03-01T12:00:00.123456789Z","tags":["x"],
       "more":"passes by"}
      """;

  private static Response post(String body) {
    return given().contentType("application/json").body(body).post("/v1/echo");
  }

  private static ValidatableResponse problem(Response answer, int status, String reason) {
    return answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:holdfast:problem:" + reason))
        .body("status", equalTo(status))
        .body("$", hasKey("title"))
        .body("$", hasKey("detail"));
  }

  @Test
  void shouldSpeakTheJsonOfTheContract() {
    post(GOOD)
        .then()
        .statusCode(200)
        .body("mood", equalTo("very-calm"))
        .body("at", equalTo("2026-03-01T12:00:00.123456Z"))
        .body("count", equalTo(2))
        .body("$", not(hasKey("note")));
  }

  @Test
  void shouldAnswerWhatTheFrameworkRefusesAsAProblem() {
    problem(given().get("/v1/nowhere"), 404, "not-found");
    problem(given().get("/nowhere"), 404, "not-found");
    problem(given().contentType("application/json").put("/v1/echo"), 405, "method-not-allowed");
    problem(
        given().contentType("text/plain").body("x").post("/v1/echo"),
        415,
        "unsupported-media-type");
    problem(given().accept("image/png").get("/v1/echo"), 406, "not-acceptable");
    problem(given().get("/v1/echo/busy"), 503, "service-unavailable").header("Retry-After", "7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{no ~ bad-json",
        "{\"name\":\"a\" ~ bad-json",
        "{\"name\":\"a\",\"name\":\"b\"} ~ bad-json",
        "[] ~ bad-field",
        "{} ~ bad-field",
        "7 ~ bad-field",
      })
  void shouldRefuseABodyThatDoesNotFit(String body, String reason) {
    problem(post(body), 400, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void shouldRefuseABodyThatIsNotThere(String body) {
    problem(post(body), 400, "no-body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\"count\":2 ~ \"count\":\"two\" ~ count",
        "\"count\":2 ~ \"count\":null ~ count",
        "\"count\":2 ~ \"count\":99999999999 ~ count",
        "\"count\":2 ~ \"count\":-1 ~ ''",
        "\"name\":\"a\", ~ '' ~ name",
        "\"very-calm\" ~ \"VERY_CALM\" ~ mood",
        "\"very-calm\" ~ \"furious\" ~ mood",
        "\"very-calm\" ~ 0 ~ mood",
        "\"2026-03-01T12:00:00.123456789Z\" ~ \"yesterday\" ~ at",
        "\"2026-03-01T12:00:00.123456789Z\" ~ 1772366400 ~ at",
        "[\"x\"] ~ {} ~ tags",
      })
  void shouldNameTheFieldThatDoesNotFitAndNotItsValue(String good, String bad, String field) {
    problem(post(GOOD.replace(good, bad)), 400, "bad-field")
        .body("detail", containsString(field))
        .body("detail", not(containsString("furious")))
        .body("detail", not(containsString("yesterday")));
  }

  @Test
  void shouldAnswerARefusalOfOurOwnWithItsReason() {
    problem(given().get("/v1/echo/refused"), 422, "not-now")
        .body("title", equalTo("Unprocessable Content"))
        .body("detail", equalTo("Expected a better moment, found this one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/echo/broken", "/v1/echo/broken-too"})
  void shouldShowNothingOfTheInsideWhenSomethingBreaks(String path) {
    problem(given().get(path), 500, "internal").body(not(containsString("secret")));
  }

  @ParameterizedTest
  @CsvSource({
    "page=-1, bad-page",
    "page=x, bad-page",
    "size=0, bad-size",
    "size=501, bad-size",
    "size=1.5, bad-size",
    "size=99999999999, bad-size"
  })
  void shouldRefuseAPageThatCannotBe(String query, String reason) {
    problem(given().get("/v1/echo?" + query), 400, reason);
  }

  @Test
  void shouldPage() {
    given().get("/v1/echo").then().statusCode(200).body("page", equalTo(0), "size", equalTo(50));
    given()
        .get("/v1/echo?page=3&size=500")
        .then()
        .statusCode(200)
        .body("page", equalTo(3), "size", equalTo(500));
  }

  @Test
  void shouldTakeTheTenantOfTheHeaderElseDemo() {
    given().get("/v1/echo").then().body("items[0]", equalTo("demo"));
    given()
        .header("Holdfast-Tenant", "acme-1")
        .get("/v1/echo")
        .then()
        .body("items[0]", equalTo("acme-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme", "a b", "a|b", "", "../x"})
  void shouldRefuseATenantOutsideItsAlphabet(String tenant) {
    problem(given().header("Holdfast-Tenant", tenant).get("/v1/echo"), 400, "bad-tenant");
  }
}
