package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersDT {
  private static final Pattern COUNTER = Pattern.compile("\\bholdfast_[a-z_]+_total\\b");

  private static Set<String> counters() {
    return Meters.names().stream()
        .filter(name -> name.startsWith("holdfast."))
        .map(name -> name.replaceAll("[.-]", "_") + "_total")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldNameOnlyWhatIsCountedAndAllOfIt() {
    Set<String> named = new TreeSet<>();
    Page.all().forEach(p -> named.addAll(p.find(COUNTER)));
    assertThat(named).isEqualTo(counters());
  }
}
