package io.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.local.replay.Intake;
import io.holdfast.simulator.Plan;
import io.holdfast.simulator.Plan.Disturbance;
import io.holdfast.simulator.Simulation;
import io.holdfast.simulator.Truth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulationFeedTest {
  private static final Plan PLAN =
      new Plan(60, 1, Instant.parse("2026-03-02T07:00:00Z"), "demo", List.of(), Disturbance.NONE);

  private final List<List<String>> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void take() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/tenants/demo/events",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          bodies.add(body.lines().toList());
          byte[] answer =
              "{\"accepted\":%d,\"facts\":%<d,\"rejected\":[]}"
                  .formatted(body.lines().count())
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(202, answer.length);
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
  void shouldSendEveryFactOnceAndInItsOrderInRequestsThatTheIntakeTakes() throws Exception {
    List<Fact> facts = new ArrayList<>();
    new Simulation(PLAN)
        .run(
            new Simulation.Audience() {
              @Override
              public void truth(Truth truth) {}

              @Override
              public void fact(Fact fact) {
                facts.add(fact);
              }
            });
    SimulationFeed.Sent sent = send(0);
    assertThat(sent.facts()).isEqualTo(facts.size());
    assertThat(sent.counts().accepted()).isEqualTo(facts.size());
    assertThat(sent.calls()).isGreaterThanOrEqualTo(PLAN.calls());
    assertThat(bodies).hasSizeGreaterThan(2).allMatch(lines -> lines.size() <= 200);
    assertThat(bodies.stream().flatMap(List::stream))
        .map(line -> Fact.serde().decode(Json.object(line.getBytes(UTF_8))))
        .isEqualTo(facts);
  }

  @Test
  void shouldSendNoFasterThanAsked() throws Exception {
    long begun = System.nanoTime();
    double seconds = send(2_000).facts() / 2_000.0;
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(taken).isGreaterThan(Duration.ofMillis((long) (900 * (seconds - 0.25))));
    assertThat(bodies.getFirst()).hasSize(200);
  }

  private SimulationFeed.Sent send(double rate) throws Exception {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    SimulationFeed feed =
        new SimulationFeed(Intake.ofFacts(base, "demo", Duration.ZERO), rate, _ -> {});
    new Simulation(PLAN).run(feed);
    return feed.finish();
  }
}
