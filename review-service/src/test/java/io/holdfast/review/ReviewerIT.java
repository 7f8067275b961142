package io.holdfast.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.reviews.CaseEvent;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReviewerIT extends OnTheRoad {
  private void open(String... callIds) {
    for (String callId : callIds) {
      probe.send(topics.callEvents(), Told.hangUp(tenant, callId).ended(1));
    }
    for (String callId : callIds) {
      awaitCase(callId, c -> c.status() == Status.OPEN);
    }
  }

  private static void isProblem(ValidatableResponse answer, int status, String reason) {
    assertThat(answer.extract().statusCode()).isEqualTo(status);
    assertThat(answer.extract().contentType()).startsWith("application/problem+json");
    assertThat(answer.extract().<String>path("type")).isEqualTo("urn:holdfast:problem:" + reason);
  }

  @Test
  void shouldLeadACaseFromOpenToDecided() {
    open("c1");

    post("lead", "c1", "assign", "{\"assignee\":\"anna\"}").statusCode(200);
    post("anna", "c1", "start", "").statusCode(200);
    post("anna", "c1", "notes", "{\"text\":\"The line was fine.\"}").statusCode(200);
    post("anna", "c1", "decide", "{\"outcome\":\"coaching\",\"reason\":\"Talk it over.\"}")
        .statusCode(200);

    ReviewCase told = awaitCase("c1", c -> c.status() == Status.DECIDED);
    assertThat(shown("c1")).isEqualTo(told);
    assertThat(told.assignee()).isEqualTo("anna");
    assertThat(told.decision())
        .usingRecursiveComparison()
        .ignoringFields("at")
        .isEqualTo(new Decision("coaching", "anna", Told.END, "Talk it over."));
    List<CaseEvent> events = awaitEvents("c1", 5);
    assertThat(events)
        .extracting(e -> e.envelope().type())
        .containsExactly(
            "case.opened", "case.assigned", "case.started", "case.noted", "case.decided");
    assertThat(events)
        .extracting(CaseEvent::by)
        .containsExactly(null, "lead", "anna", "anna", "anna");
    assertThat(events).extracting(e -> e.state().version()).containsExactly(1, 2, 3, 4, 5);
    assertThat(events).extracting(e -> e.envelope().id()).doesNotHaveDuplicates();
  }

  @Test
  void shouldShowEvidenceNotesAndHistoryButNeverTheSealedNumber() {
    open("c1");
    post("anna", "c1", "notes", "{\"text\":\"First.\"}").statusCode(200);

    var answer = as("anna").get("/v1/cases/" + caseOf("c1")).then().statusCode(200).extract();

    assertThat(answer.<String>path("notes[0].text")).isEqualTo("First.");
    assertThat(answer.<List<String>>path("history.type"))
        .containsExactly("case.opened", "case.noted");
    assertThat(answer.<String>path("evidence[0].rule")).isEqualTo("agent-hang-up");
    assertThat(answer.<String>path("evidence[0].known.call.ending.by")).isEqualTo("agent");
    assertThat(answer.<String>path("callNow.call.caller.token")).isEqualTo("c_c1");
    assertThat(answer.asString()).doesNotContain("v1.sealed");
    assertThat(count("select count(*) from call_seen where known::text like '%v1.sealed%'"))
        .isZero();
  }

  @Test
  void shouldRefuseWithTheReasonWhenTheStateHasNoSuchMove() {
    open("c1");

    var answer = post("anna", "c1", "decide", "{\"outcome\":\"upheld\",\"reason\":\"x\"}");

    isProblem(answer, 409, "not-in-review");
    assertThat(answer.extract().<String>path("detail"))
        .isEqualTo("Expected case " + caseOf("c1") + " to be in review, but it is open");
    isProblem(post("anna", "c1", "start", ""), 409, "not-assigned");
    assertThat(shown("c1").version()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAnAgentWhoJudgesHisOwnCase() {
    open("c1");

    isProblem(post("lead", "c1", "assign", "{\"assignee\":\"1001\"}"), 409, "own-case");
    post("lead", "c1", "assign", "{\"assignee\":\"anna\"}").statusCode(200);
    isProblem(post("1001", "c1", "start", ""), 409, "own-case");
    post("anna", "c1", "start", "").statusCode(200);
    isProblem(
        post("1001", "c1", "decide", "{\"outcome\":\"dismissed\",\"reason\":\"I did well\"}"),
        409,
        "own-case");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "assign; {}; 400; bad-assignee",
        "assign; {\"assignee\":\"no body\"}; 400; bad-assignee",
        "assign; ''; 400; no-body",
        "assign; null; 400; no-body",
        "assign; {\"assignee\":; 400; bad-json",
        "assign; [1]; 400; bad-field",
        "decide; {\"reason\":\"x\"}; 400; missing-field",
        "decide; {\"outcome\":\"fired\",\"reason\":\"x\"}; 422; bad-outcome",
        "decide; {\"outcome\":\"upheld\"}; 400; missing-field",
        "decide; {\"outcome\":\"upheld\",\"reason\":\"  \"}; 400; missing-field",
        "notes; {\"text\":\"a\\u0000b\"}; 400; bad-field",
        "notes; {\"text\":[7]}; 400; bad-field",
        "notes; {}; 400; missing-field",
      })
  void shouldSayWhatIsWrongWithABody(String verb, String body, int status, String reason) {
    open("c1");

    isProblem(post("anna", "c1", verb, body), status, reason);
  }

  @Test
  void shouldAskWhoActsAndFindNoCaseThatIsNotThere() {
    open("c1");
    String path = "/v1/cases/" + caseOf("c1") + "/start";
    var nobody =
        io.restassured.RestAssured.given().header("Holdfast-Tenant", tenant).post(path).then();

    isProblem(nobody, 400, "unknown-user");
    isProblem(post("two words", "c1", "start", ""), 400, "unknown-user");
    isProblem(post("anna", "c9", "start", ""), 404, "not-found");
    isProblem(as("anna").get("/v1/cases/none").then(), 404, "not-found");
  }

  @Test
  void shouldListNewestFirstByEveryFilter() {
    open("c1", "c2", "c3");
    post("lead", "c2", "assign", "{\"assignee\":\"anna\"}").statusCode(200);

    assertThat(ids("")).hasSize(3).isSorted();
    assertThat(ids("?status=assigned")).containsExactly(caseOf("c2"));
    assertThat(ids("?assignee=anna")).containsExactly(caseOf("c2"));
    assertThat(ids("?kind=agent-hang-up&agent=1001")).hasSize(3);
    assertThat(ids("?kind=abuse-disconnect")).isEmpty();
    assertThat(ids("?agent=1002")).isEmpty();
    assertThat(ids("?from=" + Told.END)).hasSize(3);
    assertThat(ids("?to=" + Told.END)).isEmpty();
    assertThat(ids("?size=2&page=1")).hasSize(1);
    assertThat(as("anna").get("/v1/cases?size=2").then().extract().<Integer>path("total"))
        .isEqualTo(3);
  }

  @Test
  void shouldPutTheCaseWithTheNewestGroundFirst() {
    Told call = Told.hangUp(tenant, "late");
    open("early");
    probe.send(
        topics.abuseDecisions(),
        call.judged(io.holdfast.contracts.abuse.AbuseEvent.Finding.UNWARNED, 0));
    awaitCase("late", c -> c.status() == Status.OPEN);

    assertThat(ids("")).containsExactly(caseOf("late"), caseOf("early"));
  }

  private List<String> ids(String query) {
    return as("anna")
        .get("/v1/cases" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("items.caseId");
  }

  @ParameterizedTest
  @CsvSource({
    "kind=rude, bad-kind",
    "kind=unknown, bad-kind",
    "status=OPEN, bad-status",
    "from=yesterday, bad-from",
    "to=2026-01-01, bad-to",
    "page=-1, bad-page",
    "size=501, bad-size",
  })
  void shouldSayWhatIsWrongWithAFilter(String query, String reason) {
    String name = query.substring(0, query.indexOf('='));
    ValidatableResponse answer = as("anna").get("/v1/cases?" + query).then();
    isProblem(answer, 400, reason);
    answer
        .body("field", equalTo(name))
        .body("value", equalTo(query.substring(name.length() + 1)))
        .body("expected", not(emptyOrNullString()));
  }

  @Test
  void shouldShowATenantNothingOfAnother() {
    open("c1");
    String path = "/v1/cases/" + caseOf("c1");
    var other = io.restassured.RestAssured.given().header("Holdfast-Tenant", "other");

    isProblem(other.get(path).then(), 404, "not-found");
    isProblem(
        other
            .header("Holdfast-User", "anna")
            .contentType("application/json")
            .body("{\"text\":\"x\"}")
            .post(path + "/notes")
            .then(),
        404,
        "not-found");
    assertThat(other.get("/v1/cases?size=500").then().extract().<List<String>>path("items.caseId"))
        .doesNotContain(caseOf("c1"));
    assertThat(shown("c1").version()).isEqualTo(1);
  }

  @Test
  void shouldLoseNoChangeWhenManyWriteAtOnce() throws Exception {
    open("c1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written =
          IntStream.range(0, 12)
              .mapToObj(i ->
                  threads.submit(() ->
                      post("anna", "c1", "notes", "{\"text\":\"n" + i + "\"}")
                          .extract()
                          .statusCode()))
              .toList();
      for (var one : written) {
        assertThat(one.get()).isEqualTo(200);
      }
    }

    List<CaseEvent> events = awaitEvents("c1", 13);

    assertThat(events)
        .extracting(e -> e.state().version())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).boxed().toList());
    assertThat(awaitCase("c1", c -> c.version() == 13)).isEqualTo(shown("c1"));
  }

  @Test
  void shouldTellWhereItIsReadyAndCountWhatItDid() {
    open("c1");

    assertThat(as("anna").get("/q/health/ready").then().extract().<String>path("status"))
        .isEqualTo("UP");
    assertThat(as("anna").get("/q/metrics").asString())
        .contains("holdfast_review_changes_total{kind=\"agent-hang-up\",type=\"case.opened\"}")
        .doesNotContain("c_c1");
    assertThat(as("anna").get("/q/openapi?format=json").asString())
        .contains("/v1/cases/{id}/decide");
    assertThat(Json.bytes(shown("c1")).length).isLessThan(4096);
    assertThat(Duration.between(shown("c1").openedAt(), shown("c1").dueAt()))
        .isEqualTo(Duration.ofDays(5));
  }
}
