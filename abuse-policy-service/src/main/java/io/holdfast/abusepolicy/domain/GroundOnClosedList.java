package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// A call ends only for what the policy lists; everything else is refused.
record GroundOnClosedList() implements AbuseRule {
  @Override
  public String name() {
    return "ground-on-closed-list";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    if (situation.policy().grounds().contains(situation.ground())) {
      return Opinion.met("the ground is on the closed list");
    }
    return Opinion.instead(
        Verdict.DENY,
        "the ground is not on the closed list",
        "stay with the caller, or ask a supervisor to take the call");
  }
}
