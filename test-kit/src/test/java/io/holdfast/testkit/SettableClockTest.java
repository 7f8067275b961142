package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void shouldStandStillUntilItIsMoved() {
    var clock = new SettableClock(START);
    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(10));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
    assertThat(clock.millis()).isEqualTo(START.toEpochMilli() + 600_000);
  }

  @Test
  void shouldGoBackToo() {
    var clock = new SettableClock(START);
    clock.advance(Duration.ofDays(-1));
    assertThat(clock.instant()).isEqualTo(START.minusSeconds(86_400));
    clock.set(START);
    assertThat(clock.instant()).isEqualTo(START);
  }
}
