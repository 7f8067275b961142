package io.holdfast.callevents.topology;

import io.holdfast.callevents.messaging.KafkaFactLog;
import io.holdfast.kit.health.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// An instance of the topology in a process of its own, which a test can kill.
public final class LifeProcess {
  private static final Duration STALLED_AFTER = Duration.ofMinutes(1);

  private LifeProcess() {}

  /// Runs until it is killed.
  ///
  /// @param arguments servers, directory of the state, standbys
  public static void main(String[] arguments) throws InterruptedException {
    life(arguments[0], Path.of(arguments[1]), arguments[2]).start(new StartupEvent());
    Thread.currentThread().join();
  }

  static LifeOfCalls life(String servers, Path stateDir, String standbys) {
    var registry = new SimpleMeterRegistry();
    return life(servers, stateDir, standbys, registry, new Workers(registry, () -> STALLED_AFTER));
  }

  static LifeOfCalls life(
      String servers, Path stateDir, String standbys, MeterRegistry registry, Workers workers) {
    var config =
        Settings.of(
            Map.of(
                "holdfast.call-events.state-dir",
                stateDir.toString(),
                "holdfast.call-events.standbys",
                standbys));
    Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
    var log = new KafkaFactLog(kafka, config, InstantSource.system());
    return new LifeOfCalls(kafka, config, log, registry, InstantSource.system(), workers);
  }

  static Process start(String servers, Path stateDir, String standbys) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LifeProcess.class.getName(),
                servers,
                stateDir.toString(),
                standbys))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(stateDir + ".log")))
        .start();
  }
}
