package io.holdfast.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
  /// By docs/decisions/0018.
  private static final int MEDIAN = 60;

  private static final int NINETY_PERCENT = 150;
  private static final int FILES = 60;

  @Test
  void shouldKeepTheSizes() {
    assertThat(SizeRules.broken(Path.of(""), MEDIAN, NINETY_PERCENT, FILES)).isEmpty();
  }
}
