package io.holdfast.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void shouldKeepTheSizes() {
    assertThat(SizeRules.broken(Path.of(""))).isEmpty();
  }
}
