package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening.EndingRevised;
import java.util.Objects;

/// What a fact after the end changes about it.
final class Revision {
  private Revision() {}

  /// What a revision is about: the ending and the numbers. A call may also live on, where a leg is
  /// told of only after the end of those that were known.
  static boolean isDue(CallSnapshot before, CallSnapshot after) {
    return before.endedAt() != null
        && !(Objects.equals(before.endedAt(), after.endedAt())
            && hasSameNumbers(before, after)
            && Objects.equals(before.lastWaitEndedAt(), after.lastWaitEndedAt())
            && Objects.equals(before.ending(), after.ending()));
  }

  private static boolean hasSameNumbers(CallSnapshot before, CallSnapshot after) {
    return before.queueWaitMs() == after.queueWaitMs()
        && before.holds() == after.holds()
        && before.holdMs() == after.holdMs()
        && before.longestHoldMs() == after.longestHoldMs()
        && before.transfers() == after.transfers()
        && before.failedTransfers() == after.failedTransfers()
        && before.transferMs() == after.transferMs()
        && before.talkMs() == after.talkMs()
        && before.warnings() == after.warnings();
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
