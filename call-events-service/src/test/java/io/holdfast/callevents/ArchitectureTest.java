package io.holdfast.callevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.HouseRules;
import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /// By docs/decisions/0018.
  private static final int MEDIAN = 85;

  private static final int NINETY_PERCENT = 170;
  private static final int FILES = 100;

  @Test
  void shouldKeepTheRulesOfTheHouse() {
    new HouseRules("io.holdfast.callevents").check();
  }

  @Test
  void shouldKeepTheSizes() {
    assertThat(SizeRules.broken(Path.of(""), MEDIAN, NINETY_PERCENT, FILES)).isEmpty();
  }
}
