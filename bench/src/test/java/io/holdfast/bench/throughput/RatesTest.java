package io.holdfast.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {
  @Test
  void shouldReadTheRateWithoutTheTimeOfJoining() {
    assertThat(
            ConsumerLimit.fetchedPerSecond(
                List.of(
                    "WARNING: some words, of a library",
                    "2026-03-01 12:00:00:000, 2026-03-01 12:00:02:500, 85.8307, 34.3323, 200000,"
                        + " 80000.0000, 500, 2000, 42.9153, 100000.0000")))
        .isEqualTo(100_000);
  }

  @Test
  void shouldComplainWhereTheToolSaysNothing() {
    assertThatThrownBy(() -> ConsumerLimit.fetchedPerSecond(List.of("no figures, here")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseToTellARateWhereAllCameAtOnce() {
    assertThatThrownBy(() -> new Race(0, 10, 0).perSecond(1_000))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldCountFactsByTheShareOfRecordsAfterTheFirstLook() {
    // 1,000 facts became 2,100 offsets; 2,000 of them were seen to come, within half a second
    assertThat(new Race(2_000, 2_100, 500_000_000).perSecond(1_000)).isBetween(1_904.0, 1_905.0);
  }
}
