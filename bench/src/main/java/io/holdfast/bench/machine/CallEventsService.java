package io.holdfast.bench.machine;

import io.holdfast.testkit.Ports;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// call-events-service as it ships, one instance, in a process of its own.
public final class CallEventsService implements AutoCloseable {
  /// Its consumer group, and the beginning of its changelog's name.
  public static final String APPLICATION = "call-events-service";

  private static final String SERVICE = APPLICATION + "/target/quarkus-app/quarkus-run.jar";
  private static final String INTAKE_ALONE =
      "bench/intake-alone/target/quarkus-app/quarkus-run.jar";

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
    return start(bench, bench.root(), prefix, settings);
  }

  /// The same, of the service in another checkout.
  ///
  /// @param checkout where it was built
  public static CallEventsService start(
      Workbench bench, Path checkout, String prefix, Map<String, String> settings) {
    Topics topics = bench.topics();
    topics.forget(APPLICATION);
    topics.delete(name -> name.startsWith(APPLICATION));
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("HOLDFAST_TOPICS_PREFIX", prefix);
    environment.put("HOLDFAST_CALL_EVENTS_APPLICATION_ID", APPLICATION); // whatever the prefix
    return launch(bench, APPLICATION, existing(checkout.resolve(SERVICE)), environment);
  }

  private static CallEventsService launch(
      Workbench bench, String name, Path jar, Map<String, String> settings) {
    int port = Ports.free();
    Path state = bench.work().fresh("state");
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bench.kafka());
    environment.put("HOLDFAST_TOPICS_CREATE", "true");
    environment.put("HOLDFAST_CALLER_KEY", CallerKey.BASE64);
    environment.put("HOLDFAST_CALL_EVENTS_OPEN_INTAKE", "true"); // no credential to compute
    environment.put("HOLDFAST_CALL_EVENTS_STATE_DIR", state.toString());
    environment.putAll(settings);
    return new CallEventsService(Child.jar(bench.work(), name, jar, environment), port, state);
  }

  private static Path existing(Path jar) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: start with ./holdfast bench");
    }
    return jar;
  }

  /// Starts its intake without the stream behind it.
  ///
  /// @param prefix of its topics, of which the intake's must be there
  /// @param keeps whether it writes what it takes to Kafka; else it reads, and answers at once
  public static CallEventsService startIntakeAlone(Workbench bench, String prefix, boolean keeps) {
    Map<String, String> settings =
        Map.of(
            "HOLDFAST_TOPICS_PREFIX",
            prefix,
            "HOLDFAST_TOPICS_CREATE",
            "false",
            "BENCH_KEEP",
            Boolean.toString(keeps));
    return launch(bench, "intake-alone", existing(bench.root().resolve(INTAKE_ALONE)), settings);
  }

  /// Waits until it says that it is ready.
  public CallEventsService awaitReady() {
    Readiness.await(process, URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    return this;
  }

  /// The port of its REST interface.
  public int port() {
    return port;
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
