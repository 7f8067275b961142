package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Json;
import io.holdfast.local.running.Service;
import io.holdfast.local.system.Rest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody should send, and what becomes of it. After each, the stream goes on.
class BadInputST {
  private static final String TENANT = "bad-input";
  private static final String INTAKE = "/v1/tenants/" + TENANT + "/platforms/";
  private static final String AMI = INTAKE + "asterisk-ami/pbx-1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static int calls;

  private SystemUnderTest system;
  private Rest intake;
  private String topic;
  private int deadBefore;

  @BeforeEach
  void countDeadLetters() throws Exception {
    system = SystemUnderTest.running();
    intake = new Rest(system.addresses().of(Service.CALL_EVENTS), TENANT);
    topic = SystemUnderTest.TOPICS.telephonyEvents().name();
    deadBefore = deadLetters().size();
  }

  @AfterEach
  void shouldGoOn() throws Exception {
    String call = "good-" + calls++ + "-" + System.currentTimeMillis();
    var answer =
        intake.post(
            "/v1/tenants/" + TENANT + "/events",
            "application/cloudevents+json",
            Json.bytes(
                Map.of(
                    "specversion",
                    "1.0",
                    "id",
                    call,
                    "source",
                    "/system-test/desk",
                    "type",
                    "call.queued",
                    "time",
                    Instant.now().toString(),
                    "subject",
                    call,
                    "data",
                    Map.of("queue", "support"))));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    boolean arrived =
        Waiting.until(
            PATIENCE,
            () ->
                system.probe().records(SystemUnderTest.TOPICS.callEvents().name()).stream()
                    .anyMatch(r -> r.key().equals(TENANT + "|" + call)),
            found -> found);
    assertThat(arrived).as("the stream goes on").isTrue();
  }

  @Test
  void shouldAnswer400WhenNothingOfTheBodyIsJson() throws Exception {
    Answer answer = intake.post(AMI, "application/x-ndjson", "{\"Event\": nope".getBytes(UTF_8));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
  }

  @Test
  void shouldRejectOneLineAndTakeTheOthersWhenOneIsNotJson() throws Exception {
    String lines = "{\"Event\":\"FullyBooted\"}\n{\"Event\": nope\n{\"Event\":\"FullyBooted\"}\n";
    Answer answer = intake.post(AMI, "application/x-ndjson", lines.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    assertThat(answer.body().path("ignored").asInt()).isEqualTo(2);
    assertThat(answer.body().path("rejected")).hasSize(1);
    assertThat(answer.body().at("/rejected/0/index").asInt()).isEqualTo(1);
    shouldHaveDeadLetters(1);
  }

  @Test
  void shouldAnswer404WhenThePlatformIsUnknown() throws Exception {
    Answer answer = intake.post(INTAKE + "semaphore/mast-1", Map.of("Event", "Hangup"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(404);
  }

  @Test
  void shouldAnswer413WhenTheBodyIsTooLarge() throws Exception {
    byte[] body = ("{\"Event\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(UTF_8);
    Answer answer = intake.post(AMI, "application/x-ndjson", body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(413);
  }

  @Test
  void shouldRefuseACloudEventWithoutDataOverRest() throws Exception {
    var request =
        intake
            .request("/v1/tenants/" + TENANT + "/events")
            .header("ce-specversion", "1.0")
            .header("ce-id", "no-data-1")
            .header("ce-source", "/system-test/desk")
            .header("ce-type", "call.queued")
            .header("ce-time", Instant.now().toString())
            .header("ce-subject", "no-data")
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.noBody());
    Answer answer = Rest.send(request);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
  }

  @Test
  void shouldWriteOneDeadLetterWhenARecordHasNoKey() throws Exception {
    system.probe().send(record(null, "{}".getBytes(UTF_8)));
    shouldHaveDeadLetters(1);
  }

  @Test
  void shouldWriteOneDeadLetterWhenACloudEventOnTheTopicHasNoData() throws Exception {
    system.probe().send(record(TENANT + "|no-data", null));
    system.probe().send(record(TENANT + "|no-data", new byte[0]));
    shouldHaveDeadLetters(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{not json", "[]", "{\"a\":1,\"a\":2}", "\u0000"})
  void shouldWriteOneDeadLetterWhenARecordIsNoEvent(String value) throws Exception {
    system.probe().send(record(TENANT + "|no-event", value.getBytes(UTF_8)));
    shouldHaveDeadLetters(1);
  }

  private ProducerRecord<String, byte[]> record(@Nullable String key, byte @Nullable [] value) {
    List<Header> headers = new ArrayList<>();
    Map.of(
            "specversion",
            "1.0",
            "id",
            "x-" + calls,
            "source",
            "/system-test/desk",
            "type",
            "call.queued",
            "time",
            Instant.now().toString(),
            "tenant",
            TENANT)
        .forEach((name, text) -> headers.add(new RecordHeader("ce_" + name, text.getBytes(UTF_8))));
    return new ProducerRecord<>(topic, null, null, key, value, headers);
  }

  private void shouldHaveDeadLetters(int more) throws Exception {
    List<ConsumerRecord<String, byte[]>> letters =
        Waiting.until(PATIENCE, this::deadLetters, all -> all.size() >= deadBefore + more);
    assertThat(letters)
        .as(() ->
            letters.stream()
                .map(l -> l.key() + " " + l.headers())
                .collect(Collectors.joining("\n")))
        .hasSize(deadBefore + more);
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters() {
    return system.probe().records(SystemUnderTest.TOPICS.telephonyEvents().deadLetters());
  }
}
