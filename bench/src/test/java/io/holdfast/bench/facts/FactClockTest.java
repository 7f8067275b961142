package io.holdfast.bench.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactClockTest {
  private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void shouldEndWithTheLastFactAndKeepMicroseconds() {
    FactClock clock = new FactClock(3, END);
    assertThat(clock.next()).isEqualTo(END.minusMillis(13));
    assertThat(clock.next()).isEqualTo(END.minusNanos(6_500_000));
    assertThat(clock.next()).isEqualTo(END);
  }

  @Test
  void shouldNeverReachFurtherBackThanAFactMayBeDated() {
    assertThat(Duration.between(new FactClock(100_000_000, END).next(), END))
        .isLessThanOrEqualTo(Duration.ofHours(6));
  }
}
