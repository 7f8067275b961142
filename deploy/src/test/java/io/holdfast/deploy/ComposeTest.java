package io.holdfast.deploy;

import static io.holdfast.deploy.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private static final String DIRECTORY = "deploy/compose/";
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(:[-?])?[^}]*}");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\$\\{\\w+:-(\\d+)}:(\\d+)");

  /// Ports of the local run, which section 9 of the contract fixes.
  private static final Map<String, String> PORTS =
      Map.of(
          "kafka", "19092",
          "postgres", "15432",
          "call-events-service", "8081",
          "callback-service", "8082",
          "abuse-policy-service", "8083",
          "review-service", "8084");

  private final String text = Checkout.text(DIRECTORY + "compose.yaml");
  private final JsonNode compose = Checkout.yaml(text).getFirst();

  @Test
  void shouldStartTheFourServicesWithKafkaAndPostgres() {
    assertThat(compose.path("services").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(PORTS.keySet());
  }

  @Test
  void shouldOfferThePortsOfTheContractOnThisMachineOnly() {
    assertThat(PORTS)
        .allSatisfy((service, port) ->
            assertThat(each(service(service).path("ports")).map(JsonNode::asText))
                .singleElement()
                .satisfies(p -> assertThat(PORT.matcher(p)).matches())
                .satisfies(p -> assertThat(PORT.matcher(p).replaceAll("$1")).isEqualTo(port)));
  }

  @Test
  void shouldPublishThePortThatTheContainerListensOn() {
    assertThat(services().map(s -> containerPort(s))).containsOnly("8080");
    assertThat(containerPort(service("postgres"))).isEqualTo("5432");
    assertThat(service("kafka").at("/environment/KAFKA_LISTENERS").asText())
        .contains("HOST://:" + containerPort(service("kafka")));
  }

  @Test
  void shouldBuildEachServiceFromTheOneDockerfile() {
    assertThat(Checkout.SERVICES)
        .allSatisfy(name -> {
          var build = service(name).path("build");
          assertThat(build.at("/args/SERVICE").asText()).isEqualTo(name);
          assertThat(Checkout.path(name)).isDirectory();
          var context = Checkout.path(DIRECTORY).resolve(build.path("context").asText());
          assertThat(Files.isSameFile(context, Checkout.path("."))).isTrue();
          assertThat(context.resolve(build.path("dockerfile").asText())).isRegularFile();
        });
  }

  @Test
  void shouldRunTheServicesWithoutPrivilegesOnAReadOnlyRoot() {
    assertThat(services())
        .allSatisfy(s -> {
          assertThat(s.path("read_only").asBoolean()).isTrue();
          assertThat(s.path("tmpfs").path(0).asText()).startsWith("/tmp:").contains("exec");
          assertThat(s.path("tmpfs").path(0).asText()).doesNotContain("noexec");
          assertThat(s.path("cap_drop").path(0).asText()).isEqualTo("ALL");
          assertThat(s.path("security_opt").path(0).asText()).isEqualTo("no-new-privileges:true");
        });
  }

  @Test
  void shouldWaitForWhatAServiceNeedsToBeHealthy() {
    assertThat(compose.path("services"))
        .allSatisfy(s -> assertThat(s.at("/healthcheck/test/0").asText()).isEqualTo("CMD"));
    assertThat(services())
        .allSatisfy(s -> {
          var needs = s.path("environment").has("QUARKUS_DATASOURCE_JDBC_URL");
          assertThat(s.at("/healthcheck/test").toString()).contains("/q/health/ready");
          assertThat(s.at("/depends_on/kafka/condition").asText()).isEqualTo("service_healthy");
          assertThat(s.at("/depends_on/postgres/condition").asText())
              .isEqualTo(needs ? "service_healthy" : "");
        });
  }

  @Test
  void shouldCreateTheDatabaseAndRoleThatEachServiceConnectsWith() {
    var sql = Checkout.text(DIRECTORY + "postgres/databases.sql");
    assertThat(services().map(s -> s.path("environment")))
        .filteredOn(e -> e.has("QUARKUS_DATASOURCE_JDBC_URL"))
        .hasSize(3)
        .allSatisfy(e -> {
          var role = e.path("QUARKUS_DATASOURCE_USERNAME").asText();
          var url = e.path("QUARKUS_DATASOURCE_JDBC_URL").asText();
          var database = url.replaceFirst(".*/", "");
          assertThat(url).startsWith("jdbc:postgresql://postgres:5432/");
          assertThat(sql).contains("create role %s login".formatted(role));
          assertThat(sql).contains("create database %s owner %s;".formatted(database, role));
        });
  }

  @Test
  void shouldKeepTheStateOfCallsOnAVolume() {
    var callEvents = service("call-events-service");
    var directory = callEvents.at("/environment/HOLDFAST_CALL_EVENTS_STATE_DIR").asText();
    assertThat(each(callEvents.path("volumes")).map(v -> v.asText().split(":", 2)))
        .singleElement()
        .satisfies(v -> {
          assertThat(directory).startsWith(v[1] + "/");
          assertThat(compose.path("volumes").has(v[0])).isTrue();
        });
  }

  @Test
  void shouldHaveNoDefaultForASecret() {
    assertThat(variables(text).filter(v -> v.group(1).matches(".*(PASSWORD|KEY)")))
        .isNotEmpty()
        .allSatisfy(v -> assertThat(v.group(2)).as(v.group(1)).isEqualTo(":?"));
  }

  @Test
  void shouldShowEveryVariableInTheExample() {
    var example = Checkout.text(DIRECTORY + ".env.example");
    var shown = Pattern.compile("(?m)^#?([A-Z_]+)=").matcher(example).results();
    assertThat(shown.map(s -> s.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(variables(text).map(v -> v.group(1)).toList()));
    assertThat(Checkout.text(DIRECTORY + ".gitignore")).containsPattern("(?m)^\\.env$");
  }

  private JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private Stream<JsonNode> services() {
    return Checkout.SERVICES.stream().map(this::service);
  }

  private static String containerPort(JsonNode service) {
    return service.path("ports").path(0).asText().replaceFirst(".*:", "");
  }

  private static Stream<MatchResult> variables(String text) {
    return VARIABLE.matcher(text).results();
  }
}
