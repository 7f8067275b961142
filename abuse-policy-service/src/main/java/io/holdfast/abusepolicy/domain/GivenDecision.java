package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Duration;
import java.time.Instant;

/// A decision as it was given, with what it answered.
///
/// @param agent who asked
/// @param ground what the agent wanted to end the call for
/// @param requestedFor the instant that was judged
/// @param decidedAt when it was given, by our clock
/// @param decision the answer
public record GivenDecision(
    String callId,
    String agent,
    Ground ground,
    Instant requestedFor,
    Instant decidedAt,
    Decision decision) {

  /// Whether it allowed that end. An allow is the asking agent's own.
  ///
  /// @param tolerance how far the clocks of platform and service may differ
  boolean allowed(CallEnd end, Duration tolerance) {
    Instant until = decision.validUntil();
    return decision.verdict() == Verdict.ALLOW
        && until != null
        && (end.agent() == null || end.agent().equals(agent))
        && !end.at().isBefore(decidedAt.minus(tolerance))
        && !end.at().isAfter(until.plus(tolerance));
  }
}
