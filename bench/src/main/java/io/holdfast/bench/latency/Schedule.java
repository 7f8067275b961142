package io.holdfast.bench.latency;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// When each fact is meant to leave, whatever the sender is held up by: a fact that leaves late
/// counts from when it should have left, as its caller would.
///
/// @param beginNanos when fact 0 is meant to leave, by [System#nanoTime]
/// @param perSecond facts a second
/// @param warmUp time after the beginning whose facts are not counted
/// @param measured time after the warm-up whose facts are
record Schedule(long beginNanos, int perSecond, Duration warmUp, Duration measured) {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /// How many facts leave in all.
  long facts() {
    return perSecond * warmUp.plus(measured).toSeconds();
  }

  /// Whether the latency of a fact counts.
  boolean counts(long number) {
    return number >= perSecond * warmUp.toSeconds() && number < facts();
  }

  /// When a fact is meant to leave.
  long intendedNanos(long number) {
    return beginNanos + number * SECOND / perSecond;
  }

  /// Waits until then; returns at once where it is past.
  void await(long number) {
    for (long left = left(number); left > 0; left = left(number)) {
      LockSupport.parkNanos(left);
    }
  }

  private long left(long number) {
    return intendedNanos(number) - System.nanoTime();
  }
}
