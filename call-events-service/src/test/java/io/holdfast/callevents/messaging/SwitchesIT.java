package io.holdfast.callevents.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.GapReported;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The running service and a configured switch.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = FakeSwitchResource.class, restrictToAnnotatedClass = true)
class SwitchesIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CALL = "live|1795283855.132";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void shouldTurnWhatASwitchTellsIntoTheLifeOfItsCalls() {
    try (TopicProbe probe = new TopicProbe(servers)) {
      List<CallEvent> events =
          probe.await(
              TOPICS.callEvents(),
              SOON,
              all ->
                  all.stream()
                      .filter(e -> e.key().toString().equals(CALL))
                      .anyMatch(e -> e.call().ending() != null));
      var life =
          events.stream().filter(e -> e.key().toString().equals(CALL)).toList().getLast().call();
      assertThat(life.ending().by()).isEqualTo(Party.AGENT);
      assertThat(life.ending().phase()).isEqualTo(Phase.HOLD);
      assertThat(life.platform()).isEqualTo("asterisk");
      assertThat(
              probe.await(
                  TOPICS.telephonyEvents(),
                  SOON,
                  all -> all.stream().anyMatch(f -> f.happening() instanceof GapReported)))
          .anySatisfy(fact -> {
            assertThat(fact.happening()).isInstanceOf(GapReported.class);
            assertThat(fact.envelope().source()).isEqualTo("/asterisk/pbx-live");
          });
    }
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'switches' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'switches' }.data.'pbx-live'", equalTo("connected"));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("holdfast_switch_connected{switch=\"pbx-live\"} 1.0"))
        .body(containsString("holdfast_switch_gaps_total{switch=\"pbx-live\"} 1.0"));
  }
}
