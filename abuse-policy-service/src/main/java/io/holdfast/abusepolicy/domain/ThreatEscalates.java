package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// A ground that escalates goes to a supervisor, whatever else is true: nobody warns a caller who
/// threatens.
record ThreatEscalates() implements AbuseRule {
  @Override
  public String name() {
    return "threat-escalates";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    if (!situation.policy().escalates().contains(situation.ground())) {
      return Optional.empty();
    }
    return Opinion.instead(
        Verdict.ESCALATE,
        "this ground goes to a supervisor",
        "call a supervisor into the call now; do not answer the threat");
  }
}
