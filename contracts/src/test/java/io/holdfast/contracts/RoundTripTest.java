package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

  @Test
  void shouldReadBackACaseWhoseEnvelopeSharesFieldsWithIt() {
    var state =
        new ReviewCase(
            "k1",
            "demo",
            ReviewCase.Kind.AGENT_HANG_UP,
            ReviewCase.Status.IN_REVIEW,
            ReviewCase.Severity.LOW,
            NOON,
            NOON,
            List.of("c1"),
            "1001",
            null,
            List.of(),
            null,
            null,
            null,
            Map.of(),
            1);
    var event =
        new CaseState(
            Envelope.issued("e1", "/holdfast/review", "case.state", NOON, "c1", "demo"), state);
    var topic = new Topics("x.").reviewCases();
    var out = topic.toRecord(event);
    System.out.println(new String(out.value(), java.nio.charset.StandardCharsets.UTF_8));
    assertThat(topic.values().read(out.headers(), out.value())).isEqualTo(event);
  }

  @Test
  void shouldReadBackAFact() {
    var event =
        new Fact(
            Envelope.issued("e1", "/asterisk/pbx", "call.left-queue", NOON, "c1", "demo"),
            new Happening.CallLeftQueue("q", Happening.QueueExit.ANSWERED));
    var topic = new Topics("x.").telephonyEvents();
    var out = topic.toRecord(event);
    System.out.println(new String(out.value(), java.nio.charset.StandardCharsets.UTF_8));
    assertThat(topic.values().read(out.headers(), out.value())).isEqualTo(event);
  }
}
