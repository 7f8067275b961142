package io.holdfast.simulator;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said of a call both from its script and from its published life, so that whoever
/// measures the one against the other compares all of it.
///
/// @param kind how the caller was dropped, by contract section 5
public record Account(
    @Nullable Instant endedAt,
    @Nullable Party by,
    @Nullable String agent,
    @Nullable Mode mode,
    @Nullable Phase phase,
    long queueWaitMs,
    long holdMs,
    long longestHoldMs,
    int holds,
    long transferMs,
    int transfers,
    int failedTransfers,
    List<String> agents,
    int warnings,
    String kind) {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

  /// What really happened.
  public static Account of(Truth t) {
    return new Account(
        t.endedAt(),
        t.by(),
        t.agent(),
        t.mode(),
        t.phase(),
        t.queueWaitMs(),
        t.holdMs(),
        t.longestHoldMs(),
        t.holds(),
        t.transferMs(),
        t.transfers(),
        t.failedTransfers(),
        t.agents(),
        t.warnings(),
        t.kind());
  }

  /// What is published of it.
  public static Account of(CallSnapshot life) {
    Ending e = life.ending();
    return new Account(
        life.endedAt(),
        e == null ? null : e.by(),
        e == null ? null : e.agent(),
        e == null ? null : e.mode(),
        e == null ? null : e.phase(),
        life.queueWaitMs(),
        life.holdMs(),
        life.longestHoldMs(),
        life.holds(),
        life.transferMs(),
        life.transfers(),
        life.failedTransfers(),
        life.agents(),
        life.warnings(),
        kind(life));
  }

  /// Contract section 5, read off a snapshot.
  private static String kind(CallSnapshot life) {
    Ending e = life.ending();
    if (e == null
        || life.timeLostMs() < TEN_MINUTES.toMillis()
        || "abuse".equals(e.reason())
        || Boolean.TRUE.equals(life.resolved())) {
      return "-";
    }
    boolean byCaller = e.by() == Party.CALLER;
    return switch (e.phase()) {
      case TRANSFER -> byCaller ? "-" : "lost-in-transfer";
      case HOLD -> byCaller ? "abandoned-on-hold" : "dropped-while-held";
      case QUEUE -> byCaller ? "abandoned-in-queue" : "hung-up-after-wait";
      case TALK -> byCaller || !soonAfterAWait(life) ? "-" : afterWait(e);
      case MENU, RINGING, ENDED, UNKNOWN -> "-";
    };
  }

  private static String afterWait(Ending ending) {
    return ending.afterPhase() == Phase.HOLD ? "dropped-after-hold" : "hung-up-after-wait";
  }

  private static boolean soonAfterAWait(CallSnapshot life) {
    return life.lastWaitEndedAt() != null
        && Duration.between(life.lastWaitEndedAt(), life.endedAt()).compareTo(THREE_MINUTES) <= 0;
  }
}
