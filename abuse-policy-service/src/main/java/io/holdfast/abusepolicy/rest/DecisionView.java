package io.holdfast.abusepolicy.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import java.time.Instant;

/// A decision as REST answers it: the contract's answer, the call and the time beside it.
///
/// @param requestedFor the instant that was judged
/// @param decidedAt when it was given
public record DecisionView(
    @JsonUnwrapped Decision decision, String callId, Instant requestedFor, Instant decidedAt) {
  static DecisionView of(GivenDecision given) {
    return new DecisionView(
        given.decision(), given.callId(), given.requestedFor(), given.decidedAt());
  }
}
