package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.local.redriving.Choice;
import io.holdfast.local.redriving.Redrive;
import io.holdfast.local.redriving.Tally;
import io.holdfast.local.running.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// Dead letters of a version that could not read them, under one that can.
class RedriveST {
  private static final String TENANT = "redrive";
  private static final String REASON = "fixed-since";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FACT =
      """
      {"id":"%1$s","source":"/system-test/desk","type":"call.queued",
       "occurredAt":"2026-03-01T12:00:00Z","callId":"%1$s","tenant":"redrive","queue":"support"}
      """;

  @Test
  void shouldBringTheCallsOfDeadLettersToLifeOnce() throws Exception {
    SystemUnderTest system = SystemUnderTest.running();
    String topic = SystemUnderTest.TOPICS.telephonyEvents().name();
    Instant now = Instant.now();
    bury(
        system,
        new DeadLetter(
            topic,
            0,
            7,
            "redrive|by-topic".getBytes(UTF_8),
            FACT.formatted("by-topic").getBytes(UTF_8),
            new RecordHeaders(),
            REASON,
            "…",
            now));
    bury(
        system,
        DeadLetter.ofRequest(
            topic,
            Map.of(
                "holdfast_tenant",
                TENANT,
                "holdfast_path",
                "/v1/tenants/" + TENANT + "/events",
                "content-type",
                "application/json"),
            FACT.formatted("by-http").getBytes(UTF_8),
            new UnreadableEventException(REASON, "…"),
            now));

    Tally first = redrive(system);
    Tally second = redrive(system);

    assertThat(first.of(Tally.Outcome.WRITTEN)).isEqualTo(1);
    assertThat(first.of(Tally.Outcome.POSTED)).isEqualTo(1);
    assertThat(second.sent()).isZero();
    assertThat(second.of(Tally.Outcome.BEFORE)).isEqualTo(2);
    List<CallEvent> lives = Waiting.until(PATIENCE, () -> lives(system), all -> all.size() >= 2);
    assertThat(lives)
        .hasSize(2)
        .allMatch(event -> event.envelope().ofThePast())
        .extracting(event -> event.envelope().callId())
        .containsExactlyInAnyOrder("by-topic", "by-http");
  }

  private static List<CallEvent> lives(SystemUnderTest system) {
    return system.probe().events(SystemUnderTest.TOPICS.callEvents()).stream()
        .filter(event -> event.envelope().tenant().equals(TENANT))
        .toList();
  }

  private static Tally redrive(SystemUnderTest system) {
    return new Redrive(
            system.addresses().bootstrapServers(),
            SystemUnderTest.TOPICS.telephonyEvents().deadLetters(),
            new Choice(REASON, TENANT, false),
            system.addresses().of(Service.CALL_EVENTS),
            "",
            false)
        .run(_ -> {});
  }

  private static void bury(SystemUnderTest system, DeadLetter letter) {
    var out = letter.toRecord();
    String key = out.key() == null ? null : new String(out.key(), UTF_8);
    system
        .probe()
        .send(new ProducerRecord<>(out.topic(), null, null, key, out.value(), out.headers()));
  }
}
