package io.holdfast.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.Told;
import io.holdfast.testkit.GeneratedClient;
import io.holdfast.testkit.ParameterProbe;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What OpenAPI says is what REST does.
@QuarkusTest
class OpenApiIT extends OnTheRoad {
  @TestHTTPResource URI service;

  private Map<String, Object> acting(String user, Map<String, Object> body) {
    var all = new HashMap<String, Object>(body);
    all.put("id", caseOf("c1"));
    all.put("holdfastTenant", tenant);
    all.put("holdfastUser", user);
    return all;
  }

  @Test
  void shouldServeAClientThatWasGenerated() {
    var client = new GeneratedClient(service);
    probe.send(topics.callEvents(), Told.hangUp(tenant, "c1").ended(1));
    awaitCase("c1", c -> c.status() == Status.OPEN);

    var query = Map.of("holdfastTenant", tenant, "kind", "agent-hang-up", "status", "open");
    assertThat(client.call("list", query).body().path("total").asInt()).isEqualTo(1);
    var one = Map.of("id", caseOf("c1"), "holdfastTenant", tenant);
    assertThat(client.call("one", one).body().path("kind").asText()).isEqualTo("agent-hang-up");
    var anna = Map.<String, Object>of("assign", Map.of("assignee", "anna"));
    assertThat(client.call("assign", acting("lead", anna)).status()).isEqualTo(200);
    assertThat(client.call("start", acting("anna", Map.of())).body().path("status").asText())
        .isEqualTo("in-review");
    var text = Map.<String, Object>of("writeNote", Map.of("text", "heard it"));
    assertThat(client.call("note", acting("anna", text)).status()).isEqualTo(200);
    var upheld =
        Map.<String, Object>of("decide", Map.of("outcome", "process-fault", "reason", "x"));
    assertThat(client.call("decide", acting("anna", upheld)).body().path("status").asText())
        .isEqualTo("decided");
    assertThat(client.call("start", acting("anna", Map.of())).status()).isEqualTo(409);

    assertThat(client.call("one", Map.of("id", "none")).body().path("type").asText())
        .isEqualTo("urn:holdfast:problem:not-found");
    assertThat(client.uncalled()).isEmpty();
  }

  @Test
  void shouldRefuseWhatNoParameterCanBe() {
    assertThat(ParameterProbe.wrong(service, new GeneratedClient(service).document())).isEmpty();
  }
}
