package io.holdfast.local.redriving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Redriving on a real broker, with a small intake that notes what it gets.
class RedriveIT {
  private static final String TOPIC = "facts";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private record Got(String address, String type, @Nullable String key, String id, String body) {}

  @TempDir Path directory;
  private EmbeddedKafka kafka;
  private TopicProbe probe;
  private HttpServer intake;
  private final List<Got> posted = new ArrayList<>();
  private final AtomicInteger status = new AtomicInteger(202);

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(directory, 0);
    probe = new TopicProbe(kafka.bootstrapServers());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, 1, (short) 1), new NewTopic("dlq." + TOPIC, 2, (short) 1)))
          .all()
          .get();
    }
    intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    intake.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          posted.add(
              new Got(
                  exchange.getRequestURI().toString(),
                  headers.getFirst("Content-Type"),
                  headers.getFirst("Authorization"),
                  String.valueOf(headers.getFirst("ce-id")),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    intake.start();
  }

  @AfterEach
  void stop() throws IOException {
    intake.stop(0);
    probe.close();
    kafka.close();
  }

  private Tally redrive(@Nullable String reason, boolean dryRun, boolean again) {
    return redrive(new Choice(reason, null, again), dryRun);
  }

  private Tally redrive(Choice which, boolean dryRun) {
    URI url = URI.create("http://127.0.0.1:" + intake.getAddress().getPort());
    return new Redrive(kafka.bootstrapServers(), "dlq." + TOPIC, which, url, "key", dryRun)
        .run(_ -> {});
  }

  private void bury(DeadLetter... letters) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (DeadLetter letter : letters) {
        producer.send(letter.toRecord()).get();
      }
    }
  }

  private static DeadLetter ofTopic(@Nullable String key, byte @Nullable [] value, String reason) {
    var headers = new RecordHeaders().add("ce_id", "1".getBytes(UTF_8));
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    return new DeadLetter(TOPIC, 0, 7, bytes, value, headers, reason, "…", NOON);
  }

  private static DeadLetter ofRequest(String path, String type, String body, String reason) {
    return DeadLetter.ofRequest(
        TOPIC,
        Map.of(
            "holdfast_tenant", "acme", "holdfast_path", path, "content-type", type, "ce_id", "9"),
        body.getBytes(UTF_8),
        new UnreadableEventException(reason, "…"),
        NOON.plusSeconds(60));
  }

  @Test
  void shouldWriteARecordToItsTopicAgainAsHistory() throws Exception {
    bury(ofTopic("acme|c1", "{\"id\":\"1\",\"b\":2}".getBytes(UTF_8), "bad-field"));

    assertThat(redrive(null, false, false).of(Tally.Outcome.WRITTEN)).isEqualTo(1);

    assertThat(probe.records(TOPIC))
        .singleElement()
        .satisfies(back -> {
          assertThat(back.key()).isEqualTo("acme|c1");
          assertThat(Json.object(back.value()))
              .isEqualTo(Json.object("{\"id\":\"1\",\"b\":2,\"backfill\":true}".getBytes(UTF_8)));
          assertThat(back.headers().lastHeader("ce_id").value()).asString(UTF_8).isEqualTo("1");
          assertThat(back.headers().headers("holdfast_reason")).isEmpty();
        });
  }

  @Test
  void shouldPostWhatCameOverHttpOnItsOldPath() throws Exception {
    String path = "/v1/tenants/acme/platforms/twilio/main";
    bury(ofRequest(path, "application/x-www-form-urlencoded", "a=b&c=%2B1", "missing-field"));

    assertThat(redrive(null, false, false).of(Tally.Outcome.POSTED)).isEqualTo(1);

    assertThat(posted)
        .containsExactly(
            new Got(
                path + "?backfill=true&arrivedAt=2026-03-01T12:01:00Z",
                "application/x-www-form-urlencoded",
                "Bearer key",
                "9",
                "a=b&c=%2B1"));
  }

  @Test
  void shouldSendALetterOnceWhateverIsAskedFor() throws Exception {
    bury(
        ofTopic("acme|c1", "{}".getBytes(UTF_8), "bad-field"),
        ofTopic("acme|c2", "{}".getBytes(UTF_8), "bad-json"),
        ofTopic("acme|c3", "{}".getBytes(UTF_8), "bad-field"));

    assertThat(redrive("bad-field", false, false))
        .hasToString(
            "3 read = 2 written + 0 posted + 0 refused + 0 without a way + 0 before + 1 not asked"
                + " for");
    assertThat(redrive(null, false, false).sent()).isEqualTo(1);
    assertThat(redrive(null, false, false).of(Tally.Outcome.BEFORE)).isEqualTo(3);
    bury(ofTopic("acme|c4", "{}".getBytes(UTF_8), "bad-field"));
    assertThat(redrive("bad-field", false, false).sent()).isEqualTo(1);
    assertThat(probe.records(TOPIC)).hasSize(4);
    assertThat(redrive(null, false, true).sent()).isEqualTo(4);
  }

  @Test
  void shouldSendTheLettersOfOneTenantAndLeaveThoseOfOthersForLater() throws Exception {
    bury(
        ofTopic("other|c1", "{}".getBytes(UTF_8), "bad-field"),
        ofTopic("acme|c2", "{}".getBytes(UTF_8), "bad-field"),
        ofRequest("/v1/tenants/acme/events", "application/json", "{}", "bad-json"),
        ofTopic("other|c3", "{}".getBytes(UTF_8), "bad-field"),
        ofTopic("acme|c4", "{}".getBytes(UTF_8), "bad-field"));

    Tally acme = redrive(new Choice(null, "acme", false), false);
    assertThat(acme.of(Tally.Outcome.WRITTEN)).isEqualTo(2);
    assertThat(acme.of(Tally.Outcome.POSTED)).isEqualTo(1);
    assertThat(acme.of(Tally.Outcome.OTHER)).isEqualTo(2);

    Tally all = redrive(new Choice("bad-field", null, false), false);
    assertThat(all.of(Tally.Outcome.WRITTEN)).isEqualTo(2);
    assertThat(all.of(Tally.Outcome.BEFORE)).isEqualTo(2);
    assertThat(probe.records(TOPIC)).hasSize(4);
  }

  @Test
  void shouldRefuseAReasonThatNobodyKnowsAndNameThoseThatThereAre() throws Exception {
    bury(ofTopic("acme|c1", "{}".getBytes(UTF_8), "fixed-since"));
    assertThatThrownBy(() -> redrive("bad-feild", false, false))
        .isInstanceOf(TroubleException.class)
        .hasMessageContainingAll("'bad-feild'", "bad-field", "too-large", "now: fixed-since")
        .satisfies(e -> assertThat(((TroubleException) e).exitCode()).isEqualTo(ExitCode.USAGE));
    assertThat(redrive("bad-field", false, false).sent()).isZero();
    assertThat(redrive("fixed-since", false, false).sent()).isEqualTo(1);
  }

  @Test
  void shouldOnlyLookInADryRun() throws Exception {
    bury(
        ofTopic("acme|c1", "{}".getBytes(UTF_8), "bad-field"),
        ofRequest("/v1/tenants/acme/events", "application/json", "{}", "bad-field"));

    Tally tally = redrive(null, true, false);

    assertThat(tally.sent()).isEqualTo(2);
    assertThat(tally.table())
        .containsExactly(
            "reason       letters  oldest                       newest",
            "bad-field          2  2026-03-01T12:00:00Z         2026-03-01T12:01:00Z");
    assertThat(posted).isEmpty();
    assertThat(probe.records(TOPIC)).isEmpty();
    assertThat(redrive(null, false, false).sent()).isEqualTo(2);
  }

  @Test
  void shouldPassOverWhatHasNoWayBackAndCountIt() throws Exception {
    bury(
        ofTopic("acme|c1", new byte[DeadLetter.KEPT_BYTES + 1], "too-large"),
        ofTopic(null, "{}".getBytes(UTF_8), "no-key"),
        ofTopic("acme|c1", null, "no-value"),
        ofRequest("http://elsewhere.example/v1/tenants/x", "text/plain", "x", "bad-text"),
        ofRequest("/v1/tenants/x/platforms/twilio/+15550100101", "text/plain", "x", "bad-text"));

    Tally tally = redrive(null, false, false);

    assertThat(tally.of(Tally.Outcome.NO_WAY)).isEqualTo(5);
    assertThat(tally.withoutAWay())
        .containsExactlyInAnyOrder(
            "1 without a way back: the payload was cut",
            "1 without a way back: it has no key, and did not come over HTTP",
            "1 without a way back: no payload was kept",
            "1 without a way back: its path is none of the intake",
            "1 without a way back: a number in its key or headers was masked");
    assertThat(posted).isEmpty();
  }

  @Test
  void shouldCountWhatTheIntakeRefusesAgainAndStopWhereItAsksForAKey() throws Exception {
    bury(ofRequest("/v1/tenants/acme/events", "application/json", "{", "bad-json"));
    for (int trouble : List.of(401, 404)) {
      status.set(trouble);
      assertThatThrownBy(() -> redrive(null, false, false))
          .isInstanceOf(TroubleException.class)
          .hasMessageContaining("--url")
          .hasMessageContaining("--key");
    }

    status.set(400);
    assertThat(redrive(null, false, false).of(Tally.Outcome.REFUSED)).isEqualTo(1);
    assertThat(redrive(null, false, false).of(Tally.Outcome.BEFORE)).isEqualTo(1);
  }

  @Test
  void shouldMarkTheDataOfAStructuredEvent() {
    var headers =
        new RecordHeaders().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
    var way =
        new Way.Topic(TOPIC, new byte[0], "{\"id\":\"1\",\"data\":{}}".getBytes(UTF_8), headers);

    assertThat(Json.object(way.marked().value()))
        .isEqualTo(Json.object("{\"id\":\"1\",\"data\":{\"backfill\":true}}".getBytes(UTF_8)));
  }

  @Test
  void shouldSayThatThereIsNoSuchTopic() {
    assertThatThrownBy(() ->
            new Redrive(
                    kafka.bootstrapServers(),
                    "dlq.none",
                    new Choice(null, null, false),
                    URI.create("http://127.0.0.1:1"),
                    "",
                    false)
                .run(_ -> {}))
        .isInstanceOf(TroubleException.class)
        .hasMessageContaining("dlq.none");
  }
}
