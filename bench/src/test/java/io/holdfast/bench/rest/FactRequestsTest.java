package io.holdfast.bench.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactRequestsTest {
  private static String[] parts(byte[] request) {
    return new String(request, UTF_8).split("\r\n\r\n", 2);
  }

  @Test
  void shouldSendEachFactAsAStructuredCloudEvent() {
    var requests = new FactRequests().single(50);
    for (int i = 0; i < 50; i++) {
      String[] parts = parts(requests.next());
      assertThat(parts[0])
          .startsWith("POST /v1/tenants/north-service-desk/events HTTP/1.1\r\n")
          .contains("Content-Type: application/cloudevents+json")
          .contains("Content-Length: " + parts[1].getBytes(UTF_8).length);
      var value = CloudEvents.fromStructured(Json.object(parts[1].getBytes(UTF_8)));
      assertThat(Fact.serde().decode(value).envelope().tenant()).isEqualTo("north-service-desk");
    }
  }

  @Test
  void shouldSendSoManyFactsABatch() {
    String[] parts = parts(new FactRequests().batches(1, 100).next());
    assertThat(parts[0]).contains("Content-Type: application/cloudevents-batch+json");
    assertThat(Json.tree(parts[1].getBytes(UTF_8))).hasSize(100);
  }

  @Test
  void shouldTellEachRoundUnderAnotherName() {
    var requests = new FactRequests().batches(2, 50);
    Set<String> facts = new HashSet<>();
    Set<String> calls = new HashSet<>();
    for (int round = 1; round <= 4; round++) {
      for (int i = 0; i < 2; i++) {
        Json.tree(parts(requests.next())[1].getBytes(UTF_8))
            .forEach(event -> {
              facts.add(event.get("id").asText());
              calls.add(event.get("subject").asText());
            });
      }
      assertThat(facts).hasSize(round * 100);
    }
    assertThat(calls).hasSizeGreaterThan(4 * 50);
    assertThat(Rounds.name(FactRequests.STORY + 1_000_000))
        .hasSameSizeAs(Rounds.name(FactRequests.STORY));
  }

  @Test
  void shouldReadTheLastFiguresOfTheProducer() {
    assertThat(
            ProducerLimit.sentPerSecond(
                java.util.List.of(
                    "331 records sent, 66.2 records/sec (0.03 MB/sec), 1.0 ms avg latency.",
                    "1000 records sent, 88012.5 records/sec (50.3 MB/sec), 1.00 ms avg latency,"
                        + " 9.00 ms max latency, 1 ms 50th, 2 ms 95th, 3 ms 99th, 4 ms 99.9th.")))
        .isEqualTo(88_012.5);
  }
}
