package io.holdfast.callevents.domain;

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
