package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SimulatorDT {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `[a-z-]+` \\| [^|]+ \\| (?:–|`[a-z-]+`) \\|$");

  @Test
  void shouldTellOfEveryScenarioAndItsKindAsTheCodeHasThem() {
    List<String> rows =
        Arrays.stream(Scenario.values())
            .map(s -> "| `%s` | %s | %s |".formatted(s.word(), s.line(), kind(s)))
            .toList();
    assertThat(Page.at("docs/simulator.md").find(ROW)).isEqualTo(rows);
  }

  private static String kind(Scenario scenario) {
    return scenario.kind().equals("-") ? "–" : "`" + scenario.kind() + "`";
  }
}
