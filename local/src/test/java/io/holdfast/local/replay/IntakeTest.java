package io.holdfast.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String TAKEN =
      "{\"accepted\":2,\"ignored\":1,\"duplicates\":0,\"facts\":3,\"rejected\":[{\"index\":3}]}";

  private final Queue<Integer> statuses = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void answerAsTold() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/tenants/demo/platforms/asterisk-ami/pbx-1",
        exchange -> {
          keys.add(
              Objects.requireNonNullElse(
                  exchange.getRequestHeaders().getFirst("Authorization"), "none"));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = TAKEN.getBytes(UTF_8);
          exchange.sendResponseHeaders(statuses.remove(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendTheSameLinesAgainWhenTheIntakeIsAwayForAMoment() throws Exception {
    statuses.addAll(List.of(503, 202));
    Counts counts = intake(Duration.ofSeconds(10)).send(List.of("{\"a\":1}", "{\"b\":2}"));
    assertThat(counts).isEqualTo(new Counts(2, 1, 0, 3, 1));
    assertThat(bodies).hasSize(2).containsOnly("{\"a\":1}\n{\"b\":2}\n");
  }

  @Test
  void shouldShowItsKeyOnlyWhereItHasOne() throws Exception {
    statuses.addAll(List.of(202, 202));
    intake(Duration.ZERO).send(List.of("{}"));
    intake(Duration.ZERO).withKey("s3cret").send(List.of("{}"));
    assertThat(keys).containsExactly("none", "Bearer s3cret");
  }

  @Test
  void shouldGiveUpAtOnceWhenTheIntakeRefuses() {
    statuses.add(400);
    assertThatExceptionOfType(TroubleException.class)
        .isThrownBy(() -> intake(Duration.ofSeconds(10)).send(List.of("{}")))
        .satisfies(t -> assertThat(t.exitCode()).isEqualTo(ExitCode.REFUSED))
        .withMessageContaining("answered 400");
    assertThat(bodies).hasSize(1);
  }

  @Test
  void shouldGiveUpWhenNobodyListensForTooLong() {
    Intake nobody = intake(Duration.ZERO);
    server.stop(0);
    assertThatExceptionOfType(TroubleException.class)
        .isThrownBy(() -> nobody.send(List.of("{}")))
        .satisfies(t -> assertThat(t.exitCode()).isEqualTo(ExitCode.REFUSED))
        .withMessageContaining("Is the system up");
  }

  private Intake intake(Duration patience) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Intake(base, "demo", "asterisk-ami", "pbx-1", patience);
  }
}
