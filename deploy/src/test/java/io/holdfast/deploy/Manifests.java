package io.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The Kubernetes objects that kustomize makes of a directory under `deploy/kubernetes`.
///
/// @param objects in the order of the output
record Manifests(List<JsonNode> objects) {
  static final String BASE = "base";
  static final String EXAMPLE = "overlays/example";

  private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

  /// Renders a directory once; skips the test, and says what to install, where kustomize is
  /// missing.
  static Manifests of(String directory) {
    return RENDERED.computeIfAbsent(
        directory, d -> new Manifests(Checkout.yaml(render("deploy/kubernetes/" + d))));
  }

  Stream<JsonNode> ofKind(String kind) {
    return objects.stream().filter(o -> o.path("kind").asText().equals(kind));
  }

  /// Deployments and StatefulSets.
  Stream<JsonNode> workloads() {
    return Stream.concat(ofKind("Deployment"), ofKind("StatefulSet"));
  }

  Stream<String> namesOf(String kind) {
    return ofKind(kind).map(Manifests::name);
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /// The one container of a workload.
  static JsonNode container(JsonNode workload) {
    var containers = workload.at("/spec/template/spec/containers");
    assertThat(containers).as("containers of %s", name(workload)).hasSize(1);
    return containers.get(0);
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String render(String directory) {
    var command =
        kustomize()
            .orElseGet(() ->
                abort(
                    "THE KUBERNETES MANIFESTS WERE NOT TESTED: neither kubectl nor kustomize is on"
                        + " the path. Install kubectl 1.30 or newer, or kustomize 5."));
    try {
      var errors = Files.createTempFile("kustomize", ".err");
      var kustomize =
          new ProcessBuilder(
                  Stream.concat(command.stream(), Stream.of(Checkout.path(directory).toString()))
                      .toList())
              .redirectError(errors.toFile())
              .start();
      var output = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(kustomize.waitFor())
          .as("%s %s: %s", command, directory, Files.readString(errors))
          .isZero();
      Files.delete(errors);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kustomize ran", e);
    }
  }

  private static Optional<List<String>> kustomize() {
    return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
        .filter(c -> isOnPath(c.getFirst()))
        .findFirst();
  }

  private static boolean isOnPath(String program) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
  }
}
