package io.holdfast.callevents.topology;

import java.time.Instant;

/// How far a partition is read. Whoever is behind by less than the time between two looks would
/// never be seen at the end; so the end of one look is held until it is reached.
final class Reach {
  volatile long readUntil = Long.MIN_VALUE / 2;
  volatile long waiting;
  private long read = -1;
  private long end = -1;
  private Instant endAt;

  Reach(Instant at) {
    endAt = at;
  }

  /// Takes what a look saw.
  ///
  /// @return whether records wait, and none was read since the look before
  boolean saw(long nowRead, long nowEnd, Instant at) {
    boolean stands = nowRead == read && nowRead < nowEnd;
    if (nowRead >= nowEnd) {
      readUntil = at.toEpochMilli();
    } else if (end >= 0 && nowRead >= end) {
      readUntil = endAt.toEpochMilli();
    }
    if (end < 0 || nowRead >= end) {
      end = nowEnd;
      endAt = at;
    }
    read = nowRead;
    waiting = Math.max(0, nowEnd - nowRead);
    return stands;
  }
}
