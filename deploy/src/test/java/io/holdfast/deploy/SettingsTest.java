package io.holdfast.deploy;

import static io.holdfast.deploy.Manifests.container;
import static io.holdfast.deploy.Manifests.each;
import static io.holdfast.deploy.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Each service gets the same settings wherever it runs, and each setting is explained.
class SettingsTest {
  static final List<String> DIRECTORIES = List.of(Manifests.BASE, Manifests.EXAMPLE);

  private static final Pattern SECRET = Pattern.compile(".*(KEY|PASSWORD|SECRET|TOKEN)");

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldBeTheSameKeysInComposeAndInKubernetes(String directory) {
    assertThat(keysInKubernetes(Manifests.of(directory))).isEqualTo(keysInCompose());
  }

  @Test
  void shouldBeExplainedInTheReadme() {
    var explained =
        Pattern.compile("(?m)^\\| `([A-Z_]+)`")
            .matcher(Checkout.text("deploy/README.md").split("## Settings", 2)[1])
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var used =
        keysInCompose().values().stream()
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(explained).isEqualTo(used);
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldComeFromASecretWhenItIsOne(String directory) {
    var manifests = Manifests.of(directory);
    assertThat(manifests.ofKind("ConfigMap").flatMap(c -> keys(c.path("data")).stream()))
        .isNotEmpty()
        .noneMatch(SECRET.asMatchPredicate());
    assertThat(manifests.workloads().flatMap(w -> each(container(w).path("env"))))
        .allSatisfy(e -> {
          assertThat(e.has("value")).as(e.path("name").asText()).isFalse();
          assertThat(e.at("/valueFrom/secretKeyRef/key").asText()).isNotEmpty();
        });
  }

  @Test
  void shouldUseTheTopicsThatAreDeclared() {
    assertThat(settings(Manifests.of(Manifests.BASE), "holdfast-kafka"))
        .containsEntry("HOLDFAST_TOPICS_PREFIX", Topics.DEFAULT_PREFIX)
        .containsEntry("HOLDFAST_TOPICS_CREATE", "false")
        .containsEntry("HOLDFAST_TOPICS_REPLICATION", "3");
  }

  private static Map<String, Set<String>> keysInCompose() {
    var compose = Checkout.yaml(Checkout.text("deploy/compose/compose.yaml")).getFirst();
    var keys = new TreeMap<String, Set<String>>();
    Checkout.SERVICES.forEach(
        s -> keys.put(s, keys(compose.path("services").path(s).path("environment"))));
    return keys;
  }

  private static Map<String, Set<String>> keysInKubernetes(Manifests manifests) {
    var keys = new TreeMap<String, Set<String>>();
    manifests
        .workloads()
        .forEach(w -> {
          var ofWorkload = new TreeSet<String>();
          each(container(w).path("envFrom"))
              .map(e -> e.at("/configMapRef/name").asText())
              .forEach(c -> ofWorkload.addAll(settings(manifests, c).keySet()));
          each(container(w).path("env")).forEach(e -> ofWorkload.add(e.path("name").asText()));
          keys.put(name(w), ofWorkload);
        });
    return keys;
  }

  private static Map<String, String> settings(Manifests manifests, String configMap) {
    return manifests
        .ofKind("ConfigMap")
        .filter(c -> name(c).startsWith(configMap))
        .flatMap(c -> c.path("data").properties().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText()));
  }

  private static Set<String> keys(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
