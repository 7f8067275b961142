package io.holdfast.bench.machine;

import io.holdfast.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// call-events-service as it ships, one instance, in a process of its own.
public final class CallEventsService implements AutoCloseable {
  /// Its consumer group, and the beginning of its changelog's name.
  public static final String APPLICATION = "call-events-service";

  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Child process;
  private final int port;
  private final Path state;

  private CallEventsService(Child process, int port, Path state) {
    this.process = process;
    this.port = port;
    this.state = state;
  }

  /// Starts it with nothing known: no offsets, no state, no changelog.
  ///
  /// @param prefix of its topics
  /// @param settings environment beyond what every instance needs
  public static CallEventsService start(
      Workbench bench, String prefix, Map<String, String> settings) {
    Topics topics = bench.topics();
    topics.forget(APPLICATION);
    topics.delete(name -> name.startsWith(APPLICATION));
    int port = Ports.free();
    Path state = bench.work().fresh("state");
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bench.kafka());
    environment.put("HOLDFAST_TOPICS_CREATE", "true");
    environment.put("HOLDFAST_TOPICS_PREFIX", prefix);
    environment.put("HOLDFAST_CALLER_KEY", CallerKey.BASE64);
    environment.put("HOLDFAST_CALL_EVENTS_STATE_DIR", state.toString());
    environment.putAll(settings);
    return new CallEventsService(
        Child.jar(bench.work(), APPLICATION, jar(bench), environment), port, state);
  }

  private static Path jar(Workbench bench) {
    Path jar = bench.root().resolve(APPLICATION + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: start with ./holdfast bench");
    }
    return jar;
  }

  /// Waits until it says that it is ready.
  public CallEventsService awaitReady() {
    Instant deadline = Instant.now().plus(READY_WITHIN);
    HttpRequest request = HttpRequest.newBuilder(address().resolve("/q/health/ready")).build();
    while (true) {
      process.requireAlive();
      try {
        if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return this;
        }
        Thread.sleep(50);
      } catch (IOException e) {
        Thread.onSpinWait();
      } catch (InterruptedException e) {
        throw AtExit.stopped(e);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("Expected the service to be ready within " + READY_WITHIN);
      }
    }
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Its process.
  public Child process() {
    return process;
  }

  /// The directory of its state.
  public Path state() {
    return state;
  }

  @Override
  public void close() {
    process.close();
  }
}
