package io.holdfast.bench.throughput;

import io.holdfast.bench.machine.AtExit;
import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.Topics;
import java.time.Duration;

/// How long a contestant took from its first to its last output record that a read_committed
/// consumer can read. The broker is asked for these offsets, so that no reader takes time from the
/// contestant; what was readable at the first look is not counted.
///
/// @param counted records that became readable after the first look that found any
/// @param readable all that were readable in the end
/// @param nanos from that look to the last record
public record Race(long counted, long readable, long nanos) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /// Watches until the process ends, or has written enough and nothing more comes.
  ///
  /// @param enough records after which silence is the end
  public static Race watch(Topics topics, String topic, Child process, long enough) {
    long begun = System.nanoTime();
    long first = 0;
    long firstAt = 0;
    long last = 0;
    long lastAt = 0;
    while (true) {
      boolean done = process.isDone();
      long seen = topics.readable(topic);
      long now = System.nanoTime();
      if (seen > last) {
        first = last == 0 ? seen : first;
        firstAt = last == 0 ? now : firstAt;
        last = seen;
        lastAt = now;
      }
      boolean quiet = now - lastAt > QUIET.toNanos() && topics.written(topic) == seen;
      if (done || (last >= enough && quiet)) {
        return new Race(last - first, last, lastAt - firstAt);
      }
      if (now - begun > LIMIT.toNanos()) {
        throw new IllegalStateException("Expected %d records, found %d".formatted(enough, last));
      }
      AtExit.sleep(BETWEEN_LOOKS);
    }
  }

  /// Input facts a second, where all records stand for so many facts.
  public double perSecond(long facts) {
    if (counted == 0) {
      throw new IllegalStateException(
          "Expected records over some time, found all %d at once: take more facts"
              .formatted(readable));
    }
    return (double) facts * counted / readable * Duration.ofSeconds(1).toNanos() / nanos;
  }
}
