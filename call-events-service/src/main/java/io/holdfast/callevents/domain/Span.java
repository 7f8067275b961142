package io.holdfast.callevents.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Time spent in one way, opened and closed again and again.
final class Span {
  private @Nullable Instant since;
  private long totalMs;
  private long longestMs;

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
    totalMs = totalMs(at);
    longestMs = longestMs(at);
    since = null;
    return true;
  }

  @Nullable Instant since() {
    return since;
  }

  /// All of it, the part that is still open until then.
  long totalMs(Instant until) {
    return totalMs + openMs(until);
  }

  long longestMs(Instant until) {
    return Math.max(longestMs, openMs(until));
  }

  private long openMs(Instant until) {
    return since == null ? 0 : Math.max(0, Duration.between(since, until).toMillis());
  }

  /// What the spans of a call add up to, in milliseconds.
  record Sums(
      long queueMs, int holds, long holdMs, long longestHoldMs, long transferMs, long talkMs) {
    long lostMs() {
      return queueMs + holdMs + transferMs;
    }

    /// With holds that lie somewhere in the talk.
    Sums withHolds(int more, long moreMs, long longestMs) {
      long inTalk = Math.clamp(moreMs, 0, talkMs);
      return new Sums(
          queueMs,
          Math.clamp((long) holds + Math.max(0, more), 0, Integer.MAX_VALUE),
          holdMs + inTalk,
          Math.max(longestHoldMs, Math.clamp(longestMs, 0, inTalk)),
          transferMs,
          talkMs - inTalk);
    }
  }
}
