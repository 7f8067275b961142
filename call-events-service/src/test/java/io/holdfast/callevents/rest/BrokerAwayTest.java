package io.holdfast.callevents.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.UnavailableException;
import io.holdfast.callevents.topology.Settings;
import io.holdfast.kit.rest.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerAwayTest {
  @Test
  void shouldAskTheSenderToComeBackWhenTheBrokerIsAway() {
    var config = Settings.of(Map.of("holdfast.call-events.state-dir", "unused"));
    var resource = new IntakeResource(null, null, null, null, config);

    var answer = resource.unavailable(new UnavailableException(new IllegalStateException("away")));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(((Problem) answer.getEntity()).type()).isEqualTo("urn:holdfast:problem:broker-away");
  }
}
