package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening.EndingRevised;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a fact after the end changes about it.
final class Revision {
  private Revision() {}

  static boolean isDue(CallSnapshot before, CallSnapshot after) {
    return before.endedAt() != null && !comparable(before).equals(comparable(after));
  }

  /// What a revision is about: the ending and the numbers. A call may also live on, where a leg is
  /// told of only after the end of those that were known.
  private static List<Object> comparable(CallSnapshot life) {
    return List.of(
        Optional.ofNullable(life.ending()),
        Optional.ofNullable(life.endedAt()),
        life.queueWaitMs(),
        life.holds(),
        life.holdMs(),
        life.longestHoldMs(),
        life.transfers(),
        life.failedTransfers(),
        life.transferMs(),
        life.talkMs(),
        life.warnings(),
        Objects.requireNonNullElse(life.lastWaitEndedAt(), Instant.EPOCH));
  }

  /// The event that tells it, after the fact that caused it.
  static Fact event(Fact cause, int revision) {
    Envelope e = cause.envelope();
    String type = FactType.ENDING_REVISED.typeName();
    String call = Objects.requireNonNull(e.callId());
    return new Fact(
        new Envelope(
            call + ":" + type + ":" + revision,
            CallHistory.SOURCE,
            type,
            e.occurredAt(),
            call,
            e.tenant(),
            null,
            e.backfill()),
        new EndingRevised(revision));
  }
}
