package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.rest.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlatformTest {
  private static final String JSON =
      """
      {"Event-Name": "CHANNEL_HOLD", "Event-Date-Timestamp": "1772366450000100",
       "Unique-ID": "b2e1d3c5", "Call-Direction": "outbound", "variable_call_uuid": "a1f0c2d4",
       "variable_cc_agent": "1001@default", "variable_sip_from_uri": "1003@192.0.2.66"}
      """;

  private static final String PLAIN =
      """
      Event-Name: CHANNEL_HOLD
      Event-Date-Timestamp: 1772366450000100
      Unique-ID: b2e1d3c5
      Call-Direction: outbound
      variable_call_uuid: a1f0c2d4
      variable_cc_agent: 1001%40default
      variable_sip_from_uri: 1003%40192.0.2.66

      """;

  private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00.000001Z");

  private static List<Fact> facts(Platform platform, Format format, String body) {
    ObjectNode event = format.pieces(body.getBytes(UTF_8), 1).getFirst().event();
    return platform.facts(
        event, platform.sender("demo", "one", Set.of("from-agents")).origin(event), ARRIVED);
  }

  @Test
  void shouldTakeAnEventOfTheSocketForTheSameFactInJsonAndInPlain() {
    List<Fact> json = facts(Platform.FREESWITCH, Format.JSON, JSON);
    assertThat(json).hasSize(1);
    assertThat(facts(Platform.FREESWITCH, Format.BLOCKS, PLAIN)).isEqualTo(json);
    assertThat(json.getFirst().envelope().source()).isEqualTo("/freeswitch/one");
  }

  @Test
  void shouldDateAWebhookWithoutATimeByItsArrival() {
    Fact fact =
        facts(
                Platform.JAMBONZ,
                Format.JSON,
                "{\"call_sid\": \"a\", \"direction\": \"inbound\", \"call_status\": \"trying\"}")
            .getFirst();
    assertThat(fact.envelope().occurredAt()).isEqualTo(ARRIVED);
  }

  @Test
  void shouldBeFoundByTheNameInThePath() {
    assertThat(Platform.named("genesys-cloud")).isEqualTo(Platform.GENESYS_CLOUD);
    assertThatThrownBy(() -> Platform.named("Genesys-Cloud"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status + " " + e.reason).isEqualTo("404 unknown-platform");
            })
        .hasMessageContaining("asterisk-queue-log, asterisk-cel");
  }
}
