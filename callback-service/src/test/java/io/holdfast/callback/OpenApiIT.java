package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callback.domain.Calls;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.testkit.GeneratedClient;
import io.holdfast.testkit.GeneratedClient.Answer;
import io.holdfast.testkit.ParameterProbe;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What OpenAPI says is what REST does.
@QuarkusTest
class OpenApiIT extends ServiceIT {
  @TestHTTPResource URI service;

  @Test
  void shouldServeAClientThatWasGenerated() {
    var client = new GeneratedClient(service);
    Calls call = dropped();
    happens(call);
    String id = call.promiseId();
    until(id, Status.PROMISED);
    String dial = id + ":1";
    untilDialled(dial);
    var one = Map.of("id", id, "holdfastTenant", tenant);

    Answer all = client.call("list", Map.of("holdfastTenant", tenant, "status", "dialling"));
    assertThat(all.body().at("/items/0/callbackId").asText()).isEqualTo(id);
    assertThat(client.call("one", one).body().at("/drop/kind").asText())
        .isEqualTo("dropped-after-hold");
    assertThat(client.call("why", one).status()).isEqualTo(200);
    var busy = Map.of("outcome", "busy");
    var report = Map.of("dialId", dial, "holdfastTenant", tenant, "report", busy);
    assertThat(client.call("report", report).body().path("result").asText()).isEqualTo("moved");
    var other = Map.of("outcome", "connected");
    assertThat(
            client
                .call("report", Map.of("dialId", dial, "holdfastTenant", tenant, "report", other))
                .status())
        .isEqualTo(409);
    assertThat(client.call("cancel", one).body().path("status").asText()).isEqualTo("cancelled");
    assertThat(client.call("decline", one).status()).isEqualTo(409);

    assertThat(client.call("one", Map.of("id", "none")).body().path("type").asText())
        .isEqualTo("urn:holdfast:problem:not-found");
    assertThat(client.call("list", Map.of("size", 501)).body().path("field").asText())
        .isEqualTo("size");
    assertThat(client.uncalled()).isEmpty();
  }

  @Test
  void shouldRefuseWhatNoParameterCanBe() {
    assertThat(ParameterProbe.wrong(service, new GeneratedClient(service).document())).isEmpty();
  }
}
