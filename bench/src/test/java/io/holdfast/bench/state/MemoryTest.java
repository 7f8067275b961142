package io.holdfast.bench.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void shouldCallAHeapFlatThatOnlyVaries() {
    List<Double> looks = IntStream.range(0, 24).mapToObj(i -> 100.0 + i % 3).toList();
    assertThat(Soak.growth(looks)).isBetween(0.99, 1.01);
  }

  @Test
  void shouldSeeAHeapThatGrowsALittleWithEveryLook() {
    List<Double> looks = IntStream.range(0, 24).mapToObj(i -> 100.0 + 3 * i).toList();
    assertThat(Soak.growth(looks)).isGreaterThan(1.1);
  }

  @Test
  void shouldForgiveTheWarmUp() {
    List<Double> looks = IntStream.range(0, 24).mapToObj(i -> i < 3 ? 20.0 : 100.0).toList();
    assertThat(Soak.growth(looks)).isEqualTo(1.0);
  }

  @Test
  void shouldTellAGrowthOfVeryFewLooksToo() {
    assertThat(Soak.growth(List.of(100.0, 200.0))).isEqualTo(2.0);
  }

  @Test
  void shouldReadFiguresOfTheJvmAndComplainWhereThereAreNone() {
    Pattern total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    assertThat(LiveHeap.number(total, " 1: x\nTotal   12   3456\n")).isEqualTo(3456);
    assertThatThrownBy(() -> LiveHeap.number(total, "nothing"))
        .isInstanceOf(IllegalStateException.class);
  }
}
