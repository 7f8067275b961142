package io.holdfast.bench.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When generated facts happened: evenly spread over the time before now, so that no fact is dated
/// too far from its arrival.
public final class FactClock {
  /// Half a minute between two facts of a call, with some thousand calls open.
  private static final Duration USUAL_STEP = Duration.ofNanos(6_500_000);

  private static final Duration LONGEST = Duration.ofHours(6);

  private final Instant start;
  private final long stepNanos;
  private long ticks;

  /// @param facts how many will be asked for
  /// @param end when the last of them happens
  public FactClock(long facts, Instant end) {
    this.stepNanos = Math.min(USUAL_STEP.toNanos(), LONGEST.toNanos() / Math.max(1, facts));
    this.start = end.minusNanos(stepNanos * facts);
  }

  /// The time of the next fact, to the microsecond.
  public Instant next() {
    return start.plusNanos(stepNanos * ++ticks).truncatedTo(ChronoUnit.MICROS);
  }
}
