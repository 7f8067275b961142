package io.holdfast.kit.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsIT {
  private static final String PROBLEM = "application/problem+json";

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
    problem(given().contentType("application/json").put("/v1/echo"), 405, "method-not-allowed")
        .body("field", equalTo("the method"))
        .body("value", equalTo("PUT"))
        .body("expected", containsString("Allow"));
    problem(
            given().contentType("text/plain").body("x").post("/v1/echo"),
            415,
            "unsupported-media-type")
        .body("field", equalTo("Content-Type"))
        .body("value", containsString("text/plain"))
        .body("expected", not(emptyOrNullString()));
    problem(given().accept("image/png").get("/v1/echo"), 406, "not-acceptable")
        .body("field", equalTo("Accept"))
        .body("value", equalTo("image/png"))
        .body("expected", equalTo("application/json"));
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

  @Test
  void shouldAnswerWhatTheHttpLayerRefusesAsAProblemToo() {
    problem(given().get("/v1/echo?size=" + "1".repeat(9_000)), 414, "uri-too-long");
    problem(
        given()
            .contentType("application/json")
            .header("Content-Encoding", "br")
            .body(GOOD)
            .post("/v1/echo"),
        415,
        "unsupported-encoding");
    problem(given().accept("text/html").get("/nowhere"), 404, "not-found");
    problem(given().accept("text/html").get("/v1/echo"), 406, "not-acceptable");
    problem(
        given().contentType("application/json").body(new byte[2 << 20]).post("/v1/echo"),
        413,
        "too-large");
  }

  @Test
  void shouldRefuseAParameterThatNobodyKnowsAndNameThoseThatThereAre() {
    problem(given().get("/v1/echo?szie=3"), 400, "unknown-parameter")
        .body("field", equalTo("szie"))
        .body("value", equalTo("3"))
        .body("expected", containsString("page, size"));
    problem(given().get("/v1/echo/busy?x=1"), 400, "unknown-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=%00", "page=1%00"})
  void shouldRefuseWhatNoParameterCanHold(String query) {
    problem(given().urlEncodingEnabled(false).get("/v1/echo?" + query), 400, "bad-text");
  }

  /// A body that stops is cut with an answer; the test's patience is a second.
  @Test
  void shouldCutASlowBodyWithAnAnswer() throws IOException {
    String head = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    assertThat(raw(head + "Content-Length: 100\r\n\r\n{"))
        .startsWith("HTTP/1.1 408")
        .contains(PROBLEM, "urn:holdfast:problem:body-too-slow");
    assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"))
        .startsWith("HTTP/1.1 408")
        .contains(PROBLEM, "urn:holdfast:problem:body-too-slow");
  }

  /// What no HTTP client would send.
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "GET /v1/echo?a=LONG HTTP/1.1 ~ 414 ~ uri-too-long",
        "GET /LONG HTTP/1.1 ~ 414 ~ uri-too-long",
        "GET /LONGLONGLONGLONGLONGLONGLONGLONG HTTP/1.1 ~ 414 ~ uri-too-long",
        "GET /v1/echo?a={} HTTP/1.1 ~ 400 ~ bad-request",
        "GET /v1/echo HTTP/1.1|A:LONGLONGLONGLONGLONGLONGLONGLONG ~ 431 ~ headers-too-large",
        "GET /v1/echo?a=%zz HTTP/1.1 ~ 400 ~ bad-request",
        "GET /v1/%zz HTTP/1.1 ~ 400 ~ bad-request",
        "GET /v1/ec ho HTTP/1.1 ~ 400 ~ bad-request",
        "GET /v1/echo ~ 400 ~ bad-request",
        "nonsense ~ 400 ~ bad-request",
        "GET /v1/echo HTTP/1.1|A:LONGLONGLONG ~ 431 ~ headers-too-large",
        "GET /v1/echo HTTP/1.1|A B: c ~ 400 ~ bad-request",
        "GET /v1/echo HTTP/1.1|Content-Length: x ~ 400 ~ bad-request",
        "BREW /v1/echo HTTP/1.1 ~ 405 ~ method-not-allowed",
        "POST /v1/echo HTTP/1.1|Content-Type: nonsense|Content-Length: 0 ~ 415 ~ unsupported-media-type",
        "GET /v1/echo HTTP/1.1|Accept: nonsense ~ 406 ~ not-acceptable",
        "POST /v1/echo HTTP/1.1|Content-Length: 99999999999 ~ 413 ~ too-large",
      })
  void shouldAnswerWhatIsHardlyHttpAsAProblem(String request, String status, String reason)
      throws IOException {
    String lines = request.replace("LONG", "1".repeat(9_000)).replace("|", "\r\n");
    assertThat(raw(lines + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status)
        .contains(PROBLEM, "urn:holdfast:problem:" + reason)
        .doesNotContain("Exception", "java.", "io.");
  }

  @Test
  void shouldRefuseABodyOfUnknownLengthWhereItIsTooLarge() throws IOException {
    String chunk = "20000\r\n" + "1".repeat(0x20000) + "\r\n";
    String head = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(9)))
        .startsWith("HTTP/1.1 413")
        .contains(PROBLEM, "urn:holdfast:problem:too-large");
  }

  /// The connection goes on, and the answer to HEAD has no body.
  @Test
  void shouldAnswerTheNextRequestOfTheSameConnection() throws IOException {
    String bad = "HEAD /v1/echo?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n";
    String good = "GET /v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertThat(raw(bad + good))
        .startsWith("HTTP/1.1 400")
        .contains("HTTP/1.1 200 OK", "demo")
        .doesNotContain("problem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: json", "Content-Type: ;", "Accept: json", "Accept: ;;"})
  void shouldNotFailOfATypeThatIsNone(String header) throws IOException {
    String head = "GET /v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    assertThat(raw(head + header + "\r\n\r\n")).doesNotContain(" 500 ");
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
