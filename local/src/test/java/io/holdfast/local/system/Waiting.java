package io.holdfast.local.system;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// Waits for what a system must come to by itself.
final class Waiting {
  private static final Duration BETWEEN = Duration.ofMillis(300);

  private Waiting() {}

  /// Something that is looked at from outside.
  interface Look<T> {
    T now() throws Exception;
  }

  /// Looks until a condition holds, or the time is over; answers what was seen last. The caller
  /// asserts on it, so that a failure shows what was there.
  static <T> T until(Duration atMost, Look<T> look, Predicate<T> condition) throws Exception {
    Instant deadline = Instant.now().plus(atMost);
    T seen = look.now();
    while (!condition.test(seen) && Instant.now().isBefore(deadline)) {
      Thread.sleep(BETWEEN);
      seen = look.now();
    }
    return seen;
  }
}
