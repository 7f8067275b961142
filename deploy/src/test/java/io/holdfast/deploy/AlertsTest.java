package io.holdfast.deploy;

import static io.holdfast.deploy.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each alert asks for what the services count, and tells a person what to do.
class AlertsTest {
  private static final Pattern METRIC = Pattern.compile("\\bholdfast_[a-z_]+");
  private static final Pattern MATCHER =
      Pattern.compile("(holdfast_[a-z_]+)\\{([a-z]+)=~?\"([^\"]+)\"}");
  private static final Pattern GROUPED = Pattern.compile("by \\(([a-z, ]+)\\)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Holdfast[A-Za-z]+)` \\|.*\\|$");
  private static final Pattern LITERAL = Pattern.compile("\"(holdfast\\.[a-z.]+)\"");

  /// Labels that Prometheus gives, beside those of the services.
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  private final List<JsonNode> rules =
      Checkout.yaml(Checkout.text("deploy/prometheus/alerts.yaml")).stream()
          .flatMap(file -> each(file.path("groups")))
          .flatMap(group -> each(group.path("rules")))
          .toList();
  private final String operations = Checkout.text("docs/operations.md");
  private final List<String> metricRows =
      Stream.of("docs/operations.md", "docs/services/call-events.md")
          .flatMap(page -> Checkout.text(page).lines())
          .filter(line -> line.startsWith("| `holdfast_"))
          .toList();

  @Test
  void shouldBeWrittenAsPrometheusReadsThem() {
    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.fieldNames())
              .toIterable()
              .containsExactlyInAnyOrder("alert", "expr", "for", "labels", "annotations");
          assertThat(rule.path("for").asText()).matches("\\d+m");
          assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
          assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
          String expr = rule.path("expr").asText();
          assertThat(expr.chars().filter(c -> c == '(').count())
              .isEqualTo(expr.chars().filter(c -> c == ')').count());
        });
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void shouldAskOnlyForWhatTheCodeCounts() {
    Set<String> counted =
        sources().stream()
            .flatMap(text -> LITERAL.matcher(text).results())
            .map(found -> found.group(1).replace('.', '_'))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(metrics())
        .isNotEmpty()
        .allSatisfy(metric -> assertThat(counted).contains(metric.replaceAll("_total$", "")));
  }

  @Test
  void shouldAskOnlyForWhatTheDocsExplain() {
    assertThat(metrics())
        .allSatisfy(
            metric -> assertThat(metricRows).anyMatch(row -> row.startsWith("| `" + metric + "`")));
  }

  @Test
  void shouldAskForLabelsAndValuesThatAMetricHas() {
    for (JsonNode rule : rules) {
      String expr = rule.path("expr").asText();
      MATCHER
          .matcher(expr)
          .results()
          .forEach(m -> {
            assertExplained(m.group(1), m.group(2));
            Stream.of(m.group(3).split("\\|")).forEach(v -> assertExplained(m.group(1), v));
          });
      String metric = METRIC.matcher(expr).results().findFirst().orElseThrow().group();
      GROUPED
          .matcher(expr)
          .results()
          .flatMap(m -> Stream.of(m.group(1).split(", ")))
          .filter(Predicate.not(OF_PROMETHEUS::contains))
          .forEach(label -> assertExplained(metric, label));
    }
  }

  private void assertExplained(String metric, String word) {
    assertThat(metricRows)
        .as("%s of %s", word, metric)
        .anyMatch(row -> row.startsWith("| `" + metric + "`") && row.contains("`" + word + "`"));
  }

  @Test
  void shouldEachHaveARowThatSaysWhatToDo() {
    assertThat(ROW.matcher(operations).results().map((MatchResult row) -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  private List<String> names() {
    return rules.stream().map(rule -> rule.path("alert").asText()).toList();
  }

  private Set<String> metrics() {
    return rules.stream()
        .flatMap(rule -> METRIC.matcher(rule.path("expr").asText()).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> sources() {
    return Stream.concat(Checkout.SERVICES.stream(), Stream.of("service-kit"))
        .flatMap(AlertsTest::sourcesOf)
        .toList();
  }

  private static Stream<String> sourcesOf(String module) {
    try (var files = Files.walk(Checkout.path(module + "/src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(AlertsTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(java.nio.file.Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
