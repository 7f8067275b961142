package io.holdfast.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.HouseRules;
import io.holdfast.testkit.SizeRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void shouldKeepTheRulesOfTheHouse() {
    new HouseRules("io.holdfast.review").check();
  }

  @Test
  void shouldKeepTheLimitsOfSize() {
    assertThat(SizeRules.broken(Path.of("").toAbsolutePath())).isEmpty();
  }
}
