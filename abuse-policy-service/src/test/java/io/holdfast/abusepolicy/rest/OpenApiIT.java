package io.holdfast.abusepolicy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.GeneratedClient;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.ParameterProbe;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What OpenAPI says is what REST does.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class OpenApiIT {
  @TestHTTPResource URI service;

  @Test
  void shouldServeAClientThatWasGenerated() {
    var client = new GeneratedClient(service);
    var body = Map.of("ground", "sexist-comment", "agent", "1001");
    var training = Map.of("passedAt", "2026-02-28T09:00:00Z");
    var course = Map.of("agent", "1001", "course", "abuse-policy", "holdfastTenant", "client");
    var put =
        Map.of(
            "agent",
            "1001",
            "course",
            "abuse-policy",
            "holdfastTenant",
            "client",
            "trainingBody",
            training);
    assertThat(client.call("put", put).status()).isEqualTo(200);
    assertThat(client.call("get", course).body().path("course").asText()).isEqualTo("abuse-policy");
    var call = Map.of("callId", "c1", "holdfastTenant", "client");
    var report = Map.of("callId", "c1", "holdfastTenant", "client", "reportBody", body);
    assertThat(client.call("report", report).status()).isEqualTo(201);
    var warning = Map.of("callId", "c1", "holdfastTenant", "client", "warningBody", body);
    assertThat(client.call("warn", warning).body().path("ground").asText())
        .isEqualTo("sexist-comment");
    var ask = Map.of("callId", "c1", "holdfastTenant", "client", "disconnectBody", body);
    var decision = client.call("request", ask).body();
    assertThat(decision.path("verdict").asText()).isNotEmpty();
    var id = decision.path("decisionId").asText();
    assertThat(client.call("decision", Map.of("id", id, "holdfastTenant", "client")).body())
        .isEqualTo(decision);
    assertThat(client.call("abuseRecord", call).body().path("reports")).hasSize(1);
    assertThat(client.call("list", Map.of("holdfastTenant", "client")).status()).isEqualTo(200);
    assertThat(client.call("one", Map.of("version", 1)).status()).isEqualTo(200);

    assertThat(client.call("one", Map.of("version", 99)).body().path("type").asText())
        .isEqualTo("urn:holdfast:problem:not-found");
    assertThat(client.uncalled()).isEmpty();
  }

  @Test
  void shouldRefuseWhatNoParameterCanBe() {
    assertThat(ParameterProbe.wrong(service, new GeneratedClient(service).document())).isEmpty();
  }
}
