package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.local.running.Addresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a run ends: stopped from outside, by a service's death, or before it began.
class StopST {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final long STOPS_WITHIN_SECONDS = 30;
  @TempDir Path data;
  private final List<ProcessHandle> started = new ArrayList<>();

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldStopEverythingWithinHalfAMinuteWhenItIsTerminated() throws Exception {
    Process launcher = up();
    awaitReady(launcher);
    List<ProcessHandle> children = remember(launcher);
    assertThat(children).hasSizeGreaterThanOrEqualTo(4);
    assertThat(postgres()).isPresent();

    launcher.destroy();

    assertThat(launcher.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(143);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(postgres()).isEmpty();
  }

  @Test
  void shouldStopEverythingAndSayWhyWhenAServiceDies() throws Exception {
    Process launcher = up();
    BufferedReader output = awaitReady(launcher);
    List<ProcessHandle> children = remember(launcher);
    ProcessHandle victim =
        children.stream()
            .filter(c -> c.info().commandLine().orElse("").contains("review-service"))
            .findFirst()
            .orElseThrow();

    victim.destroyForcibly();

    assertThat(launcher.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(8);
    assertThat(output.lines().toList())
        .anySatisfy(line -> assertThat(line).contains("review-service died (exit code 137)"));
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(postgres()).isEmpty();
  }

  @Test
  void shouldNameThePortWhenSomeoneHasIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process launcher = launch("up", "--review-port", Integer.toString(taken.getLocalPort()));
      String output = String.join("\n", launcher.inputReader().lines().toList());
      assertThat(launcher.waitFor()).isEqualTo(7);
      assertThat(output).contains("port " + taken.getLocalPort() + " (for review)");
    }
  }

  private Process up() throws IOException {
    Addresses free = Addresses.free();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--data=" + data,
                "--kafka-port=" + free.kafka(),
                "--postgres-port=" + free.postgres()));
    free.services()
        .forEach((service, port) -> arguments.add("--" + service.title() + "-port=" + port));
    return launch(arguments.toArray(String[]::new));
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("holdfast").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOLDFAST_BUILD", "never");
    Process launcher = builder.start();
    started.add(launcher.toHandle());
    return launcher;
  }

  private static BufferedReader awaitReady(Process launcher) throws IOException {
    BufferedReader output = launcher.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Ctrl-C stops it all")) {
        return output;
      }
    }
    throw new AssertionError("Expected it to become ready, it said:\n" + said);
  }

  private List<ProcessHandle> remember(Process launcher) {
    List<ProcessHandle> children = launcher.descendants().toList();
    started.addAll(children);
    return children;
  }

  /// The database's process by its own word, wherever in the tree of processes it stands.
  private java.util.Optional<ProcessHandle> postgres() throws IOException {
    Path pidFile = data.resolve("postgres/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return java.util.Optional.empty();
    }
    try (Stream<String> lines = Files.lines(pidFile)) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()));
    }
  }
}
