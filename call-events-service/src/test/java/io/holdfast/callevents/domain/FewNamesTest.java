package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewNamesTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 12, 60})
  void shouldBehaveAsASetInTheOrderOfComing(int names) {
    Random random = new Random(20261127);
    FewNames few = new FewNames();
    LinkedHashSet<String> expected = new LinkedHashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String name = "agent-" + random.nextInt(names);
      switch (random.nextInt(2 * names)) { // so that many come together before all are let go
        case 0 -> assertThat(few.remove(name)).isEqualTo(expected.remove(name));
        case 1 -> {
          few.clear();
          expected.clear();
        }
        case 2 -> {
          if (!expected.isEmpty()) {
            assertThat(few.removeLast()).isEqualTo(expected.removeLast());
          }
        }
        case 3 -> {
          few.addAll(List.of("agent-1", "agent-3"));
          expected.addAll(List.of("agent-1", "agent-3"));
        }
        default -> assertThat(few.add(name)).isEqualTo(expected.add(name));
      }
      assertThat(few.contains(name)).isEqualTo(expected.contains(name));
      assertThat(few).containsExactlyElementsOf(expected);
    }
  }
}
