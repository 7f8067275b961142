package io.holdfast.abusepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Done-when 3 of the issue: what an agent is answered, where it stands, and the verdict after it.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class DisconnectIT {
  @Test
  void shouldAnswerWarnFirstWhenNobodyWasWarned() {
    var desktop = new Desktop("warn-first");
    desktop.trainedSince(Duration.ofDays(1));
    desktop.report("c1", "sexist-comment", Duration.ofSeconds(30)).statusCode(201);

    String id =
        desktop
            .ask("c1", "sexist-comment")
            .statusCode(200)
            .body("verdict", equalTo("warn-first"))
            .body("next", equalTo("read warning W1 aloud"))
            .body("policy.version", equalTo(1))
            .body("validUntil", nullValue())
            .body("reasons.rule", hasItem("warned-before"))
            .extract()
            .path("decisionId");

    assertTold("warn-first", "c1", id, Verdict.WARN_FIRST);
  }

  @Test
  void shouldAllowWhenAbuseWasReportedWarnedOfAndRepeated() {
    var desktop = new Desktop("allow");
    desktop.trainedSince(Duration.ofDays(1));
    desktop.abuseWithWarning("c1");

    String id =
        desktop
            .ask("c1", "sexist-comment")
            .statusCode(200)
            .body("verdict", equalTo("allow"))
            .body("validUntil", notNullValue())
            .body(
                "reasons.says",
                contains("allow", "allow", "allow", "allow", "allow", "allow", "allow"))
            .extract()
            .path("decisionId");

    assertTold("allow", "c1", id, Verdict.ALLOW);
  }

  @Test
  void shouldEscalateWhenTheGroundIsAThreat() {
    var desktop = new Desktop("escalate");

    String id =
        desktop
            .ask("c1", "threat")
            .statusCode(200)
            .body("verdict", equalTo("escalate"))
            .body("next", containsString("supervisor"))
            .extract()
            .path("decisionId");

    assertTold("escalate", "c1", id, Verdict.ESCALATE);
  }

  @Test
  void shouldDenyWhenTheAgentIsNotTrained() {
    var desktop = new Desktop("deny");
    desktop.abuseWithWarning("c1");

    String id =
        desktop
            .ask("c1", "sexist-comment")
            .statusCode(200)
            .body("verdict", equalTo("deny"))
            .body("reasons.find { it.rule == 'agent-trained' }.says", equalTo("deny"))
            .extract()
            .path("decisionId");

    assertTold("deny", "c1", id, Verdict.DENY);
  }

  @Test
  void shouldFindTheEndJustifiedWhenItWasAllowed() {
    var desktop = new Desktop("justified");
    desktop.trainedSince(Duration.ofDays(1));
    desktop.abuseWithWarning("c1");
    desktop.ask("c1", "sexist-comment").body("verdict", equalTo("allow"));

    var call = new CallEventsOf("justified", "c1");
    try (var ear = new Ear("justified")) {
      ear.say(call.ended(9, Instant.now(), Party.AGENT, "abuse"));

      assertThat(ear.verdicts(1))
          .singleElement()
          .satisfies(v -> {
            assertThat(v.finding()).isEqualTo(Finding.JUSTIFIED);
            assertThat(v.agent()).isEqualTo(Desktop.AGENT);
            assertThat(v.ground()).isEqualTo("sexist-comment");
            assertThat(v.revision()).isZero();
          });
    }
    desktop
        .request()
        .get("/v1/calls/c1/abuse-record")
        .then()
        .statusCode(200)
        .body("reports", hasSize(2))
        .body("warnings", hasSize(1))
        .body("decisions.verdict", contains("allow"))
        .body("verdict.finding", equalTo("justified"));
  }

  private void assertTold(String tenant, String call, String id, Verdict verdict) {
    new Desktop(tenant)
        .request()
        .get("/v1/decisions/{id}", id)
        .then()
        .statusCode(200)
        .body("callId", equalTo(call))
        .body("decisionId", equalTo(id));
    try (var ear = new Ear(tenant)) {
      assertThat(ear.await(all -> !all.isEmpty()))
          .singleElement()
          .satisfies(e -> {
            assertThat(e.envelope().id()).isEqualTo(id);
            assertThat(e.envelope().type()).isEqualTo("abuse.decided");
            assertThat(e.key()).hasToString(tenant + "|" + call);
            assertThat(e.decision()).extracting(Decision::verdict).isEqualTo(verdict);
          });
    }
  }
}
