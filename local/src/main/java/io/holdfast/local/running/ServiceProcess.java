package io.holdfast.local.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One service, run from its real jar in a process of its own.
final class ServiceProcess {
  private static final int LOG_LINES = 12;
  private static final List<String> SMALL_JVM =
      List.of(
          "-Xmx192m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  private final Service service;
  private final Path log;
  private final URI ready;
  private final Process process;

  private ServiceProcess(Service service, Path log, URI ready, Process process) {
    this.service = service;
    this.log = log;
    this.ready = ready;
    this.process = process;
  }

  /// @param jar the service's `quarkus-run.jar`
  /// @param environment its settings
  /// @param log where its output goes, behind what stands there
  static ServiceProcess start(
      Service service, Path jar, Map<String, String> environment, Path log, URI address) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java);
    builder.command().addAll(SMALL_JVM);
    builder.command().addAll(List.of("-jar", jar.toString()));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      return new ServiceProcess(service, log, address.resolve("/q/health/ready"), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitDeath() throws InterruptedException {
    process.waitFor();
  }

  boolean isReady() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(3)).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// Ends it at once, as a power cut would.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Asks it to stop; [#awaitStop] sees to it.
  void askToStop() {
    process.destroy();
  }

  /// Waits until it has stopped; kills it where that takes too long.
  ///
  /// @param deadline for all services together, so that the whole stop stays short
  void awaitStop(Instant deadline) {
    try {
      Duration left = Duration.between(Instant.now(), deadline);
      if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Why it is gone: exit code, where its log stands, and the log's last lines.
  String obituary() {
    return "%s died (exit code %d). Its log: %s%n%s"
        .formatted(service.module(), process.exitValue(), log, lastLines());
  }

  /// The last lines of its log.
  String lastLines() {
    try (var lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }
}
