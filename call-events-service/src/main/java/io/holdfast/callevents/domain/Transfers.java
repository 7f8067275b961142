package io.holdfast.callevents.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How often a call was handed on, each time once: a transfer is told by its start, by the leaving
/// of the agent who hands on, and by each source of a platform anew.
final class Transfers {
  /// Agents who hand the call on, or did, and have not come back to it.
  private final FewNames handingOn = new FewNames();

  private final FewNames opened = new FewNames();
  private final FewNames ended = new FewNames();

  /// Those of the opened ones that have not ended.
  private final FewNames lasting = new FewNames();

  private @Nullable Instant since;
  private int started;
  private int failed;

  /// A transfer starts; whether it is another one.
  ///
  /// @param by null where nobody on the call can be meant
  /// @param underWay whether the call is in a transfer already
  boolean start(@Nullable String by, boolean underWay, Instant at) {
    if (by == null ? underWay : !handingOn.add(by)) {
      return false;
    }
    started++;
    since = at;
    return true;
  }

  void fail() {
    failed++;
  }

  /// He may hand it on once more.
  void cameBack(@Nullable String agent) {
    if (agent != null) {
      handingOn.remove(agent);
    }
  }

  /// Whether more than the clocks of two sources lies between its start and then.
  boolean isLongUnderWay(Instant at) {
    return since != null && Duration.between(since, at).compareTo(Verdict.SKEW) > 0;
  }

  /// A leg of which the platform will tell the end; whether it is a new one. What has no leg is new
  /// each time.
  boolean open(@Nullable String leg) {
    if (leg == null) {
      return true;
    }
    boolean isNew = opened.add(leg);
    if (isNew && !ended.contains(leg)) {
      lasting.add(leg);
    }
    return isNew;
  }

  /// Legs of which the platform will tell the end.
  Stream<String> legs() {
    return opened.stream();
  }

  /// A leg ended; whether the call is over with it. Without a leg it is the call that ended.
  boolean isLast(@Nullable String leg) {
    if (leg != null) {
      ended.add(leg);
      lasting.remove(leg);
    }
    return leg == null || lasting.isEmpty();
  }

  /// When the newest began.
  @Nullable Instant since() {
    return since;
  }

  /// How often it was handed on, also by those who lost the caller to a queue: nothing else is told
  /// of them.
  int started(Legs legs) {
    int untold = 0;
    for (String agent : legs.aside()) {
      untold += handingOn.contains(agent) ? 0 : 1;
    }
    return started + untold;
  }

  int failed() {
    return failed;
  }
}
