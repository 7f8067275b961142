package io.holdfast.callevents.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Time spent in one way, opened and closed again and again.
final class Span {
  private @Nullable Instant since;
  private long totalMs;
  private long longestMs;

  Span() {}

  Span(Span other) {
    since = other.since;
    totalMs = other.totalMs;
    longestMs = other.longestMs;
  }

  boolean isOpen() {
    return since != null;
  }

  void open(Instant at) {
    if (since == null) {
      since = at;
    }
  }

  boolean close(Instant at) {
    if (since == null) {
      return false;
    }
    long ms = Math.max(0, Duration.between(since, at).toMillis());
    totalMs += ms;
    longestMs = Math.max(longestMs, ms);
    since = null;
    return true;
  }

  @Nullable Instant since() {
    return since;
  }

  long totalMs() {
    return totalMs;
  }

  long longestMs() {
    return longestMs;
  }
}
