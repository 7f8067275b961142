package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we keep of a call, drop or not: how far we have read it, and when its caller last spoke
/// with an agent.
///
/// @param token the caller; null where he has no number
/// @param lastSeq the newest snapshot that was taken; older ones are passed over
/// @param history whether it came by backfill: it never leads to a dial
/// @param expired whether it was closed because nothing more was heard, and no real end came since
/// @param talkedAt the end of the call where it held a talk long enough, or, while it lasts, the
///   newest event of it; null without such a talk
/// @param keeps the promise that this call was made to keep
public record SeenCall(
    String tenant,
    String callId,
    @Nullable String token,
    long lastSeq,
    boolean history,
    boolean expired,
    @Nullable Instant talkedAt,
    @Nullable String keeps) {

  /// Whether a call of which we keep nothing yet has something for us: an end or a talk.
  static boolean isWorthKeeping(CallSnapshot call, Duration leastTalk) {
    return call.endedAt() != null || hasTalk(call, leastTalk);
  }

  /// The call after a newer sighting.
  ///
  /// The time of a talk is the end of its call once that is known, whatever events were seen
  /// before: so any order of calls gives the same row.
  static SeenCall after(@Nullable SeenCall before, Sighting sighting, Duration leastTalk) {
    CallSnapshot call = sighting.call();
    Instant talkedAt = null;
    if (hasTalk(call, leastTalk)) {
      talkedAt = call.endedAt() != null ? call.endedAt() : sighting.occurredAt();
      if (call.endedAt() == null && before != null && before.talkedAt != null) {
        talkedAt = before.talkedAt.isAfter(talkedAt) ? before.talkedAt : talkedAt;
      }
    }
    return new SeenCall(
        sighting.tenant(),
        sighting.callId(),
        call.caller().token(),
        call.seq(),
        sighting.backfill() || (before != null && before.history),
        switch (sighting.word()) {
          case EXPIRED -> true;
          case REPORTED -> false;
          case NOTHING -> before != null && before.expired;
        },
        talkedAt,
        call.callbackId());
  }

  private static boolean hasTalk(CallSnapshot call, Duration leastTalk) {
    return call.talkMs() >= leastTalk.toMillis() && !call.agents().isEmpty();
  }
}
