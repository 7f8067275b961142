package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.util.Optional;

/// Anger about the service is no abuse; no policy can make it one.
record FrustrationIsNoGround() implements AbuseRule {
  @Override
  public String name() {
    return "frustration-is-no-ground";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    if (situation.ground() != Ground.FRUSTRATION) {
      return Optional.empty();
    }
    return Opinion.instead(
        Verdict.DENY,
        "frustration about the service is no abuse",
        "stay with the caller, or ask a supervisor to take the call");
  }
}
