package io.holdfast.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule SCHEDULE =
      new Schedule(1_000, 5_000, Duration.ofSeconds(2), Duration.ofSeconds(3));

  @Test
  void shouldSpreadFactsEvenlyWhateverTheyMeet() {
    assertThat(SCHEDULE.intendedNanos(0)).isEqualTo(1_000);
    assertThat(SCHEDULE.intendedNanos(1)).isEqualTo(201_000);
    assertThat(SCHEDULE.intendedNanos(5_000)).isEqualTo(1_000_001_000);
  }

  @Test
  void shouldLeaveTheWarmUpOut() {
    assertThat(SCHEDULE.facts()).isEqualTo(25_000);
    assertThat(SCHEDULE.counts(9_999)).isFalse();
    assertThat(SCHEDULE.counts(10_000)).isTrue();
    assertThat(SCHEDULE.counts(24_999)).isTrue();
    assertThat(SCHEDULE.counts(25_000)).isFalse();
  }

  @Test
  void shouldNotWaitForWhatIsPast() {
    Schedule late = new Schedule(System.nanoTime() - 1_000_000_000_000L, 1, ofOne(), ofOne());
    long before = System.nanoTime();
    late.await(1);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  private static Duration ofOne() {
    return Duration.ofSeconds(1);
  }
}
