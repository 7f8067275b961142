package io.holdfast.callevents.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.Conservation.Report;
import io.holdfast.contracts.Topics;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class ConservationIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration SOON = Duration.ofSeconds(30);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private static int post(String tenant) {
    return given()
        .contentType("application/x-ndjson")
        .body(Recordings.bytes("agent-hangs-up-while-on-hold"))
        .post("/v1/tenants/" + tenant + "/platforms/asterisk-ami/pbx-1")
        .then()
        .statusCode(202)
        .extract()
        .path("facts");
  }

  private static Report report(String tenant) {
    return given()
        .get("/v1/tenants/" + tenant + "/conservation")
        .then()
        .statusCode(200)
        .extract()
        .as(Report.class);
  }

  @Test
  void shouldAccountForEveryFactThatWasAccepted() {
    int facts = post("kept");
    post("kept");
    post("kept-last");
    try (var probe = new TopicProbe(servers)) {
      probe.await(
          TOPICS.callEvents(),
          SOON,
          all ->
              all.stream().filter(e -> e.envelope().tenant().startsWith("kept")).count()
                  >= 2L * facts);
    }
    Report report = report("kept");
    assertThat(report.partitions())
        .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
    assertThat(report.balanced()).isTrue();
    assertThat(report.sources()).hasSize(1);
    assertThat(report.sources().getFirst().source()).isEqualTo("/asterisk/pbx-1");
    assertThat(report.sources().getFirst().counts())
        .containsEntry("read", 2L * facts)
        .containsEntry("published", (long) facts)
        .containsEntry("repeated", (long) facts);
  }

  @Test
  void shouldRefuseWhatIsNoTenant() {
    given().get("/v1/tenants/NOT%20ONE/conservation").then().statusCode(400);
  }
}
