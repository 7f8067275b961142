package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void shouldTakeTheMiddleOneWhateverTheOrderOfTheRuns() {
    assertThat(new Figures("x", "ms", List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5.0);
  }

  @Test
  void shouldTakeTheMeanOfTheTwoInTheMiddle() {
    assertThat(new Figures("x", "ms", List.of(4.0, 1.0, 100.0, 2.0)).median()).isEqualTo(3.0);
  }

  @Test
  void shouldShowTheMedianAndEverySingleValue() {
    assertThat(new Figures("reader", "facts/s", List.of(1234567.0, 12.34, 1.234)).line())
        .startsWith("reader ")
        .contains(" 12.3 facts/s ")
        .endsWith("(1,234,567, 12.3, 1.23)");
  }

  @Test
  void shouldRefuseAQuantityThatNobodyMeasured() {
    assertThatThrownBy(() -> new Figures("x", "ms", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
