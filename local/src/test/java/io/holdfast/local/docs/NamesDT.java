package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A class that a page names is there: pages outlive names.
class NamesDT {
  private static final Pattern NAME =
      Pattern.compile("`([A-Z][a-z]+(?:[A-Z]+[a-z]+)*(?:DT|IT|ST)?)(?:\\.\\w+)?`");

  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  /// Words of others, and what a style forbids.
  private static final Set<String> FOREIGN =
      Set.of(
          "InstantSource",
          "KafkaStreams",
          "TopologyTestDriver",
          "KafkaTopic",
          "PrometheusRule",
          "Kafka",
          "AgentComplete",
          "Hold",
          "Unhold",
          "HoldTime",
          "HangupRequest",
          "SoftHangupRequest",
          "Linkedid",
          "Timestamp",
          "BoxingComparator",
          "ArrayRecordComponent",
          "Util",
          "Helper",
          "Manager",
          "Impl",
          "Ms");

  @Test
  void shouldNameOnlyTypesThatExist() {
    Set<String> types =
        Stream.concat(
                Page.files(".java").stream().map(f -> f.getFileName().toString()),
                Code.types().stream().map(t -> t.name() + ".java"))
            .map(name -> name.replace(".java", ""))
            .collect(Collectors.toCollection(HashSet::new));
    types.addAll(Page.at("deploy/prometheus/alerts.yaml").find(ALERT));
    Set<String> unknown = new TreeSet<>();
    for (Page page : Page.all()) {
      // pages of platforms and services name fields of events
      if (!page.toString().matches("docs/(services|platforms)/.*")) {
        page.find(NAME).stream()
            .filter(n -> !types.contains(n) && !FOREIGN.contains(n))
            .forEach(n -> unknown.add(page + ": " + n));
      }
    }
    assertThat(unknown).isEmpty();
  }
}
