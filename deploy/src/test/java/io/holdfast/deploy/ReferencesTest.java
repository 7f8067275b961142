package io.holdfast.deploy;

import static io.holdfast.deploy.Manifests.container;
import static io.holdfast.deploy.Manifests.each;
import static io.holdfast.deploy.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every name that one object says of another stands for something.
class ReferencesTest {
  static final List<String> DIRECTORIES = List.of(Manifests.BASE, Manifests.EXAMPLE);

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldUseEachConfigMapThereIsAndNoOther(String directory) {
    var manifests = Manifests.of(directory);
    var used =
        manifests
            .workloads()
            .flatMap(w -> each(container(w).path("envFrom")))
            .map(e -> e.at("/configMapRef/name").asText());
    assertThat(used.collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(manifests.namesOf("ConfigMap").toList());
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldGiveEachWorkloadItsOwnConfigMapAndThatOfKafka(String directory) {
    assertThat(Manifests.of(directory).workloads())
        .allSatisfy(w ->
            assertThat(
                    each(container(w).path("envFrom"))
                        .map(e -> e.at("/configMapRef/name").asText())
                        .map(n -> n.replaceFirst("-[a-z0-9]{10}$", "")))
                .containsExactly("holdfast-kafka", name(w)));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldSelectThePodsOfAWorkload(String directory) {
    var manifests = Manifests.of(directory);
    assertThat(manifests.workloads())
        .allSatisfy(w -> {
          var labels = w.at("/spec/template/metadata/labels");
          assertThat(selects(w.at("/spec/selector/matchLabels"), labels)).isTrue();
          assertThat(manifests.ofKind("Service"))
              .filteredOn(s -> name(s).equals(name(w)))
              .singleElement()
              .satisfies(s -> assertThat(selects(s.at("/spec/selector"), labels)).isTrue());
          assertThat(manifests.ofKind("PodDisruptionBudget"))
              .filteredOn(b -> selects(b.at("/spec/selector/matchLabels"), labels))
              .hasSize(1);
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldSelectThePodsOfOneWorkloadOnly(String directory) {
    var manifests = Manifests.of(directory);
    assertThat(manifests.ofKind("Service"))
        .allSatisfy(s ->
            assertThat(manifests.workloads())
                .filteredOn(
                    w -> selects(s.at("/spec/selector"), w.at("/spec/template/metadata/labels")))
                .hasSize(1));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldNameThePodsOfTheStatefulSetByAHeadlessService(String directory) {
    var manifests = Manifests.of(directory);
    var governing =
        manifests
            .ofKind("StatefulSet")
            .map(w -> w.at("/spec/serviceName").asText())
            .collect(Collectors.toSet());
    assertThat(manifests.ofKind("Service"))
        .filteredOn(s -> s.at("/spec/clusterIP").asText().equals("None"))
        .extracting(Manifests::name)
        .containsExactlyInAnyOrderElementsOf(governing);
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldOpenThePortThatServicesNameAndIngressesUse(String directory) {
    var manifests = Manifests.of(directory);
    assertThat(manifests.workloads())
        .allSatisfy(w -> {
          var port = container(w).at("/ports/0");
          assertThat(port.path("name").asText()).isEqualTo("http");
          assertThat(port.path("containerPort").asInt()).isEqualTo(8080);
        });
    assertThat(manifests.ofKind("Service"))
        .allSatisfy(s -> assertThat(s.at("/spec/ports/0/targetPort").asText()).isEqualTo("http"));
    var services = manifests.namesOf("Service").collect(Collectors.toSet());
    assertThat(
            manifests
                .ofKind("Ingress")
                .flatMap(i -> each(i.at("/spec/rules")))
                .flatMap(r -> each(r.at("/http/paths"))))
        .allSatisfy(p -> {
          assertThat(services).contains(p.at("/backend/service/name").asText());
          assertThat(p.at("/backend/service/port/name").asText()).isEqualTo("http");
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldNeedExactlyTheDocumentedSecrets(String directory) {
    var secrets =
        Manifests.of(directory)
            .workloads()
            .flatMap(w -> each(container(w).path("env")))
            .map(e -> e.at("/valueFrom/secretKeyRef/name").asText())
            .collect(Collectors.toSet());
    assertThat(secrets)
        .isEqualTo(
            Set.of(
                "holdfast-caller-key",
                "callback-service-database",
                "abuse-policy-service-database",
                "review-service-database"));
    assertThat(Checkout.text("deploy/README.md")).contains(secrets);
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(l -> l.getValue().equals(labels.path(l.getKey())));
  }
}
