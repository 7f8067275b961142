package io.holdfast.abusepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A desktop that hears no answer asks again: it must not matter.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class IdempotencyIT {
  private static final int AT_ONCE = 12;

  @Test
  void shouldRepeatTheStoredAnswerWhenTheKeyIsRepeated() {
    var desktop = new Desktop("repeat");
    String first = ask(desktop, "c1", "k1", "threat").statusCode(200).extract().asString();
    desktop.trainedSince(Duration.ofDays(1));

    String second = ask(desktop, "c1", "k1", "threat").statusCode(200).extract().asString();

    assertThat(second).isEqualTo(first);
    desktop.request().get("/v1/calls/c1/abuse-record").then().body("decisions", hasSize(1));
  }

  @Test
  void shouldDecideAnewWhenThereIsNoKeyOrAnotherOne() {
    var desktop = new Desktop("anew");
    ask(desktop, "c1", null, "threat");
    ask(desktop, "c1", null, "threat");
    ask(desktop, "c1", "k1", "threat");
    ask(desktop, "c1", "k2", "threat");

    desktop.request().get("/v1/calls/c1/abuse-record").then().body("decisions", hasSize(4));
  }

  @Test
  void shouldRefuseAKeyThatNamesAnotherRequest() {
    var desktop = new Desktop("reused");
    ask(desktop, "c1", "k1", "threat").statusCode(200);

    for (var other :
        List.of(ask(desktop, "c2", "k1", "threat"), ask(desktop, "c1", "k1", "racial-slur"))) {
      other.statusCode(422).body("type", equalTo("urn:holdfast:problem:idempotency-key-reused"));
    }
    desktop.request().get("/v1/calls/c2/abuse-record").then().statusCode(404);
  }

  @Test
  void shouldKeepTheKeysOfTenantsApart() {
    String one = decisionId(ask(new Desktop("keys-a"), "c1", "k1", "threat"));
    String other = decisionId(ask(new Desktop("keys-b"), "c1", "k1", "threat"));
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void shouldGiveOneAnswerWhenOneKeyComesManyTimesAtOnce() throws Exception {
    var desktop = new Desktop("at-once");
    List<String> ids = atOnce(i -> decisionId(ask(desktop, "c1", "k1", "threat").statusCode(200)));

    assertThat(ids).hasSize(AT_ONCE);
    assertThat(List.copyOf(new HashSet<>(ids))).hasSize(1);
    desktop.request().get("/v1/calls/c1/abuse-record").then().body("decisions", hasSize(1));
    ask(desktop, "c2", null, "threat");
    try (var ear = new Ear("at-once")) {
      assertThat(ear.await(all -> all.size() >= 2)).hasSize(2);
    }
  }

  @Test
  void shouldDecideEachRequestOfOneCallWhenTheyComeAtOnce() throws Exception {
    var desktop = new Desktop("each");
    List<String> ids = atOnce(i -> decisionId(ask(desktop, "c1", "k" + i, "threat")));

    assertThat(ids).doesNotHaveDuplicates().hasSize(AT_ONCE);
    try (var ear = new Ear("each")) {
      assertThat(ear.await(all -> all.size() >= AT_ONCE))
          .extracting(e -> e.envelope().id())
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void shouldKeepAReportAndAWarningOnceWhenTheirKeyIsRepeated() {
    var desktop = new Desktop("reports");
    for (int i = 0; i < 3; i++) {
      for (String kind : List.of("abuse-reports", "warnings")) {
        desktop
            .request()
            .header("Idempotency-Key", "k1")
            .body(Map.of("ground", "threat", "agent", Desktop.AGENT))
            .post("/v1/calls/c1/" + kind)
            .then()
            .statusCode(201);
      }
    }
    desktop
        .request()
        .get("/v1/calls/c1/abuse-record")
        .then()
        .body("reports", hasSize(1))
        .body("warnings", hasSize(1));
    desktop
        .request()
        .header("Idempotency-Key", "k1")
        .body(Map.of("ground", "racial-slur"))
        .post("/v1/calls/c1/abuse-reports")
        .then()
        .statusCode(422)
        .body("type", not(containsString("internal")));
  }

  private static ValidatableResponse ask(
      Desktop desktop, String call, @Nullable String key, String ground) {
    var request = desktop.request().body(Map.of("agent", Desktop.AGENT, "ground", ground));
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/v1/calls/{call}/disconnect-requests", call)
        .then();
  }

  private static String decisionId(ValidatableResponse answer) {
    return answer.extract().path("decisionId");
  }

  private static List<String> atOnce(IntFunction<String> request) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<String>> all =
          IntStream.range(0, AT_ONCE)
              .<Callable<String>>mapToObj(i -> () -> request.apply(i))
              .toList();
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(all)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
