package io.holdfast.testkit.badhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Holds a test that the build never runs.
class Forgotten {
  @Test
  void shouldNeverRun() {
    assertThat(true).isTrue();
  }
}
