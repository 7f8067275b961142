package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.HouseRules;
import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void shouldKeepTheRulesOfTheHouse() {
    new HouseRules("io.holdfast.callback").check();
  }

  @Test
  void shouldKeepFilesSmall() {
    assertThat(SizeRules.broken(Path.of(""))).isEmpty();
  }
}
