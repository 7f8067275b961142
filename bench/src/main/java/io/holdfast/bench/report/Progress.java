package io.holdfast.bench.report;

import java.time.Duration;

/// What goes on, on stderr: the report alone stands on stdout.
public final class Progress {
  private static final long BEGUN = System.nanoTime();

  private Progress() {}

  /// Says it, with the seconds since the start.
  public static void say(String what) {
    long seconds = Duration.ofNanos(System.nanoTime() - BEGUN).toSeconds();
    System.err.printf("%4d s  %s%n", seconds, what);
  }
}
