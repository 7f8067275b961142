package io.holdfast.callevents.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.GeneratedClient;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.ParameterProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What OpenAPI says is what REST does.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class OpenApiIT {
  @TestHTTPResource URI service;

  @Test
  void shouldServeAClientThatWasGenerated() {
    var client = new GeneratedClient(service);
    var event =
        Map.of(
            "specversion", "1.0",
            "id", "1",
            "source", "/acme/pbx",
            "type", "call.ended",
            "time", "2026-03-01T12:00:00Z",
            "subject", "c1",
            "data", Map.of("by", "agnet"));
    var taken = client.call("events", Map.of("tenant", "client", "body", event));
    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.body().at("/warnings/0/field").asText()).isEqualTo("by");
    var strict = Map.of("tenant", "client", "body", event, "strict", true);
    assertThat(client.call("events", strict).body().path("type").asText())
        .isEqualTo("urn:holdfast:problem:unknown-word");
    var empty =
        Map.of("tenant", "client", "platform", "asterisk-ami", "source", "pbx", "body", Map.of());
    assertThat(client.call("platform", empty).status()).isEqualTo(400);
    var nowhere = Map.of("tenant", "client", "platform", "x", "source", "pbx", "body", Map.of());
    assertThat(client.call("platform", nowhere).body().path("field").asText())
        .isEqualTo("platform");
    assertThat(client.call("senders", Map.of("tenant", "client", "minutes", 5)).status())
        .isEqualTo(200);
    assertThat(client.call("senders", Map.of("tenant", "client", "minutes", 99)).status())
        .isEqualTo(400);
    assertThat(client.call("counts", Map.of("tenant", "client")).status()).isIn(200, 503);
    assertThat(client.uncalled()).isEmpty();
  }

  @Test
  void shouldRefuseWhatNoParameterCanBe() {
    assertThat(ParameterProbe.wrong(service, new GeneratedClient(service).document())).isEmpty();
  }
}
