package io.holdfast.callevents.domain;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening.CallExpired;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The end of a call of which no end was told. It names nobody, and a real end takes its place
/// whenever it comes.
final class Expiry {
  private static final String REASON = "expired";

  private Expiry() {}

  /// A call that was given up: over at its newest fact, unless its facts tell an end.
  static CallSnapshot close(CallSnapshot life, Instant at) {
    return life.endedAt() == null ? life.endedBy(ending(life.phase()), at) : life;
  }

  private static Ending ending(Phase stood) {
    Phase phase = stood == Phase.RINGING ? Phase.QUEUE : stood;
    return new Ending(
        Party.UNKNOWN, null, Ending.Mode.UNKNOWN, phase, null, REASON, null, 0, List.of());
  }

  /// The event that tells it. It is history where all of the call is.
  static Fact event(List<Fact> facts, Instant at, Duration silent) {
    Envelope any = facts.getFirst().envelope();
    String call = Objects.requireNonNull(any.callId());
    String type = FactType.CALL_EXPIRED.typeName();
    boolean history = facts.stream().allMatch(f -> f.envelope().ofThePast());
    return new Fact(
        new Envelope(
            call + ":" + type + ":0",
            CallHistory.SOURCE,
            type,
            at,
            call,
            any.tenant(),
            null,
            history ? true : null),
        new CallExpired(silent.toMillis()));
  }
}
