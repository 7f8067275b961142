package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision that was given on the call.
///
/// @param decidedAt when it was given, by our clock
/// @param validUntil an `allow` held until then
/// @param policyVersion the policy that decided
public record PastDecision(
    String agent,
    Ground ground,
    Verdict verdict,
    Instant decidedAt,
    @Nullable Instant validUntil,
    int policyVersion) {

  /// Whether it allowed that end. An allow is the asking agent's own.
  ///
  /// @param tolerance how far the clocks of platform and service may differ
  boolean allowed(CallEnd end, Duration tolerance) {
    return verdict == Verdict.ALLOW
        && validUntil != null
        && (end.agent() == null || end.agent().equals(agent))
        && !end.at().isBefore(decidedAt.minus(tolerance))
        && !end.at().isAfter(validUntil.plus(tolerance));
  }
}
