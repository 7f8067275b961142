package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void shouldKeepEveryFileSmall() {
    Path module = Path.of(System.getProperty("holdfast.root"), "simulator");
    assertThat(SizeRules.broken(module)).isEmpty();
  }
}
