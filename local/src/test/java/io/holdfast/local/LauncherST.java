package io.holdfast.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher as a person meets it: run from a shell, in good and bad surroundings.
class LauncherST {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void shouldNameItsCommandsAndExitCodesWhenAskedForHelp() throws Exception {
    Outcome outcome = launch(NOTHING, "--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.output())
        .contains("demo", "up", "replay FILE", "simulate", "test", "bench", "Exit codes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "replay",
        "import",
        "redrive",
        "check-sender",
        "simulate",
        "calibrate",
        "bench",
        "test"
      })
  void shouldTellTheOptionsWhenACommandIsAskedForHelp(String command) throws Exception {
    Outcome outcome = launch(Map.of("HOLDFAST_BUILD", "never"), command, "--help");
    assertThat(outcome.code()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("Usage:").contains(command);
  }

  @Test
  void shouldNameTheCommandsWhenItIsGivenAnother() throws Exception {
    Outcome outcome = launch(NOTHING, "dance");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.output())
        .contains(
            "no command 'dance'",
            "demo, up, replay, import, redrive, check-sender, simulate, calibrate, bench, test");
  }

  @Test
  void shouldTellHowToGetAJdkWhenThereIsNone(@TempDir Path empty) throws Exception {
    Outcome outcome = launch(Map.of("JAVA_HOME", "", "HOLDFAST_JDKS", empty.toString()), "demo");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.output()).contains("no JDK 25 or newer", "apt-get", "brew", "sdk install");
  }

  @Test
  void shouldPassOverAnOldJdkAndTakeTheNewOne(@TempDir Path places) throws Exception {
    jdk(places.resolve("a-17"), "17.0.15");
    Outcome outcome = launch(Map.of("JAVA_HOME", "", "HOLDFAST_JDKS", places.toString()), "demo");
    assertThat(outcome.code()).isEqualTo(3);
    jdk(places.resolve("b-26"), "26");
    Path noMaven = Files.createDirectory(places.resolve("bin"));
    outcome =
        launch(
            Map.of("JAVA_HOME", "", "HOLDFAST_JDKS", places.toString(), "PATH", noMaven.toString()),
            "demo");
    assertThat(outcome.code()).as(outcome.output()).isEqualTo(4);
    assertThat(outcome.output()).contains("mvn (Maven 3.8.7 or newer) is not on the PATH");
  }

  @Test
  void shouldPassShellcheckWhereThatIsPresent() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "shellcheck"))),
        "shellcheck is not on the PATH");
    Outcome outcome = run(NOTHING, List.of("shellcheck", "holdfast", ".ci/run"));
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.code()).isZero();
  }

  private static void jdk(Path home, String version) throws IOException {
    Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
    Files.writeString(javac, "#!/bin/sh\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static Outcome launch(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env", "bash", "holdfast"));
    if (environment.containsKey("PATH")) {
      command = new ArrayList<>(List.of(bash(), "holdfast"));
    }
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private static String bash() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, "bash"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private static Outcome run(Map<String, String> environment, List<String> command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int code, String output) {}
}
