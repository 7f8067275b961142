package io.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTypesTest {
  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.EXAMPLE})
  void shouldFitItsTypeWhenAnObjectIsRendered(String directory) {
    assertThat(Manifests.of(directory).objects())
        .isNotEmpty()
        .allSatisfy(o ->
            assertThat(ManifestTypes.complaints(o))
                .as("%s %s", o.path("kind").asText(), Manifests.name(o))
                .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.EXAMPLE})
  void shouldHoldNoSecretWhenRendered(String directory) {
    assertThat(Manifests.of(directory).ofKind("Secret")).isEmpty();
  }

  @Test
  void shouldFindAMisspelledFieldDeepInAPod() {
    var workload = first("StatefulSet");
    ((ObjectNode) Manifests.container(workload).path("readinessProbe").path("httpGet"))
        .put("prot", "http");
    assertThat(ManifestTypes.complaints(workload)).singleElement().asString().contains("prot");
  }

  @Test
  void shouldFindAMissingFieldDeepInAPod() {
    var workload = first("Deployment");
    ((ObjectNode) Manifests.container(workload)).remove("name");
    assertThat(ManifestTypes.complaints(workload)).singleElement().asString().contains("name");
  }

  @Test
  void shouldFindAValueOfAnotherType() {
    var workload = first("Deployment");
    ((ObjectNode) workload.path("spec")).put("replicas", "two");
    assertThat(ManifestTypes.complaints(workload)).hasSize(1);
  }

  @Test
  void shouldFindAKindThatDoesNotExist() {
    var workload = (ObjectNode) first("Deployment");
    workload.put("apiVersion", "apps/v1beta9");
    assertThat(ManifestTypes.complaints(workload)).singleElement().asString().contains("v1beta9");
  }

  @Test
  void shouldFindAMisspelledFieldOfATopic() {
    var topic = first("KafkaTopic");
    ((ObjectNode) topic.path("spec")).put("partition", 6);
    ((ObjectNode) topic.path("metadata")).put("label", "x");
    assertThat(ManifestTypes.complaints(topic))
        .hasSize(2)
        .anyMatch(c -> c.contains("spec.partition"))
        .anyMatch(c -> c.contains("label"));
  }

  @Test
  void shouldFindATopicOfAnOldVersion() {
    var topic = (ObjectNode) first("KafkaTopic");
    topic.put("apiVersion", "kafka.strimzi.io/v1beta1");
    assertThat(ManifestTypes.complaints(topic)).singleElement().asString().contains("v1beta1");
  }

  /// A copy, since the rendered objects are shared by all tests.
  private static JsonNode first(String kind) {
    return Manifests.of(Manifests.BASE).ofKind(kind).findFirst().orElseThrow().deepCopy();
  }
}
