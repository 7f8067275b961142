package io.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DockerfileTest {
  private static final String FILE = "deploy/docker/Dockerfile";
  private static final Pattern OPTIONS = Pattern.compile("JAVA_OPTS=\"([^\"]*)\"");

  /// One instruction a line: comments gone, continued lines joined.
  private final List<String> instructions =
      Checkout.text(FILE)
          .replaceAll("(?m)^#.*\\R", "")
          .replaceAll("\\\\\\R\\s*", "")
          .lines()
          .filter(l -> !l.isBlank())
          .toList();

  @Test
  void shouldRunAsANumericUserThatIsNotRoot() {
    assertThat(all("USER")).containsExactly("185");
    assertThat(instructions.indexOf("USER 185"))
        .as("nothing is copied or run after USER")
        .isGreaterThan(instructions.lastIndexOf(last("COPY")));
  }

  @Test
  void shouldTakeTheServiceAndTheBaseImageAsArguments() {
    assertThat(instructions)
        .startsWith("ARG BASE_IMAGE=eclipse-temurin:25-jre", "FROM ${BASE_IMAGE}");
    assertThat(all("ARG")).contains("SERVICE");
    assertThat(all("ARG").map(a -> a.replaceFirst("=.*", "")))
        .allSatisfy(a -> assertThat(Checkout.text("deploy/README.md")).contains("`" + a + "`"));
  }

  @Test
  void shouldCopyTheWholeQuarkusAppOfTheService() {
    assertThat(all("COPY").map(c -> c.split(" ", 2)[0]))
        .containsExactlyInAnyOrder(
            "${SERVICE}/target/quarkus-app/lib/",
            "${SERVICE}/target/quarkus-app/quarkus-run.jar",
            "${SERVICE}/target/quarkus-app/quarkus/",
            "${SERVICE}/target/quarkus-app/app/");
  }

  @Test
  void shouldListenOn8080AndLeaveHealthToWhoRunsIt() {
    assertThat(all("EXPOSE")).containsExactly("8080");
    assertThat(last("ENV")).contains("QUARKUS_HTTP_PORT=8080");
    assertThat(all("HEALTHCHECK")).isEmpty();
  }

  @Test
  void shouldBeTheProcessThatGetsTheSignals() {
    assertThat(all("ENTRYPOINT")).singleElement().asString().startsWith("[").contains("exec java");
  }

  @Test
  void shouldWriteToTmpOnly() {
    assertThat(options()).contains("-Djava.io.tmpdir=/tmp");
  }

  @Test
  void shouldGiveTheJvmOptionsThatItKnows() throws IOException, InterruptedException {
    assertThat(options()).contains("-XX:+UseCompactObjectHeaders", "-XX:+UseParallelGC");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jvm =
        new ProcessBuilder(
                Stream.concat(
                        Stream.concat(Stream.of(java), options().stream()), Stream.of("-version"))
                    .toList())
            .redirectErrorStream(true)
            .start();
    var output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    assertThat(output).doesNotContainIgnoringCase("warning");
  }

  private List<String> options() {
    return OPTIONS
        .matcher(last("ENV"))
        .results()
        .flatMap(m -> Stream.of(m.group(1).split(" ")))
        .toList();
  }

  private Stream<String> all(String instruction) {
    return instructions.stream()
        .filter(l -> l.startsWith(instruction + " "))
        .map(l -> l.substring(instruction.length() + 1));
  }

  private String last(String instruction) {
    return instructions.stream()
        .filter(l -> l.startsWith(instruction + " "))
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
