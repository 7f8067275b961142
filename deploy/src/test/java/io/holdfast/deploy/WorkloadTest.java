package io.holdfast.deploy;

import static io.holdfast.deploy.Manifests.container;
import static io.holdfast.deploy.Manifests.each;
import static io.holdfast.deploy.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What every pod owes to the cluster that runs it.
class WorkloadTest {
  static final List<String> DIRECTORIES = List.of(Manifests.BASE, Manifests.EXAMPLE);

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldBeExactlyTheFourServices(String directory) {
    assertThat(workloads(directory).map(Manifests::name))
        .containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
    assertThat(Manifests.of(directory).namesOf("StatefulSet"))
        .containsExactly("call-events-service");
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldRunTheImageOfItsService(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w ->
            assertThat(container(w).path("image").asText())
                .matches(
                    "(registry\\.example\\.com/)?holdfast/" + name(w) + ":(snapshot|[0-9].*)"));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldHaveEveryProbeOnItsOwnPath(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w -> {
          assertThat(probe(w, "startupProbe")).isEqualTo("/q/health/started");
          assertThat(probe(w, "livenessProbe")).isEqualTo("/q/health/live");
          assertThat(probe(w, "readinessProbe")).isEqualTo("/q/health/ready");
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldAskForWhatItNeedsAndStayWithinItsMemory(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w -> {
          var resources = container(w).path("resources");
          assertThat(resources.at("/requests/cpu").asText()).as(name(w)).isNotEmpty();
          assertThat(resources.at("/requests/memory").asText()).as(name(w)).isNotEmpty();
          assertThat(resources.at("/limits/memory"))
              .as("a JVM's memory does not shrink, so request and limit of %s", name(w))
              .isEqualTo(resources.at("/requests/memory"));
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldRunWithoutPrivileges(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w -> {
          var pod = w.at("/spec/template/spec");
          assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(185);
          assertThat(pod.at("/securityContext/seccompProfile/type").asText())
              .isEqualTo("RuntimeDefault");
          assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
          var container = container(w).path("securityContext");
          assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
          assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
          assertThat(each(container.at("/capabilities/drop")).map(JsonNode::asText))
              .containsExactly("ALL");
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldMountWhatItWritesTo(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w -> {
          var volumes =
              Stream.concat(
                  each(w.at("/spec/template/spec/volumes")).map(v -> v.path("name").asText()),
                  each(w.at("/spec/volumeClaimTemplates")).map(Manifests::name));
          var mounts = each(container(w).path("volumeMounts")).toList();
          assertThat(mounts.stream().map(m -> m.path("name").asText()))
              .containsExactlyInAnyOrderElementsOf(volumes.toList());
          assertThat(mounts).anyMatch(m -> m.path("mountPath").asText().equals("/tmp"));
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldKeepTheStateOfCallsOnTheVolumeOfItsPod(String directory) {
    var manifests = Manifests.of(directory);
    var callEvents = manifests.ofKind("StatefulSet").findFirst().orElseThrow();
    var claim = name(callEvents.at("/spec/volumeClaimTemplates/0"));
    var mount =
        each(container(callEvents).path("volumeMounts"))
            .filter(m -> m.path("name").asText().equals(claim))
            .map(m -> m.path("mountPath").asText())
            .findFirst()
            .orElseThrow();
    assertThat(manifests.ofKind("ConfigMap").map(c -> c.at("/data/HOLDFAST_CALL_EVENTS_STATE_DIR")))
        .filteredOn(JsonNode::isTextual)
        .singleElement()
        .satisfies(d -> assertThat(d.asText()).startsWith(mount + "/"));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldSpreadItsPodsOverNodes(String directory) {
    assertThat(workloads(directory))
        .allSatisfy(w -> {
          var spread = w.at("/spec/template/spec/topologySpreadConstraints/0");
          assertThat(spread.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
          assertThat(each(spread.path("matchLabelKeys")).map(JsonNode::asText))
              .allSatisfy(key ->
                  assertThat(w.at("/spec/template/metadata/labels").has(key))
                      .as("%s has the label %s", name(w), key)
                      .isTrue());
        });
  }

  private static Stream<JsonNode> workloads(String directory) {
    return Manifests.of(directory).workloads();
  }

  private static String probe(JsonNode workload, String probe) {
    var get = container(workload).path(probe).path("httpGet");
    assertThat(get.path("port").asText()).as("%s of %s", probe, name(workload)).isEqualTo("http");
    return get.path("path").asText();
  }
}
