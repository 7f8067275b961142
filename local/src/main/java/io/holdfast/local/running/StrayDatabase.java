package io.holdfast.local.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A PostgreSQL that was started but is in nobody's hands: Ctrl-C came just when it was started,
/// and the library that starts it gave up without stopping it.
final class StrayDatabase {
  private static final Duration APPEARS_WITHIN = Duration.ofSeconds(2);
  private static final long STOPS_WITHIN_SECONDS = 5;

  private StrayDatabase() {}

  /// Stops the server that runs on a data directory, by the process id that it wrote there.
  static void stop(Path dataDirectory) {
    try {
      Path pidFile = dataDirectory.resolve("postmaster.pid");
      Instant deadline = Instant.now().plus(APPEARS_WITHIN);
      while (!Files.exists(pidFile) && Instant.now().isBefore(deadline)) {
        Thread.sleep(Duration.ofMillis(50));
      }
      Optional<ProcessHandle> server = Files.exists(pidFile) ? server(pidFile) : Optional.empty();
      if (server.isPresent()) {
        stop(server.get());
      }
    } catch (IOException | NumberFormatException e) {
      System.err.println("holdfast: could not look for a PostgreSQL in " + dataDirectory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(ProcessHandle server) throws InterruptedException {
    server.destroy();
    try {
      server.onExit().get(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      server.destroyForcibly();
    }
  }

  /// The process, where it is a PostgreSQL: the file of a server that was killed may name a process
  /// that has nothing to do with it.
  private static Optional<ProcessHandle> server(Path pidFile) throws IOException {
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }
  }
}
