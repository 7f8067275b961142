package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// Abuse stands in the record before anybody is cut off for it.
record AbuseReported() implements AbuseRule {
  @Override
  public String name() {
    return "abuse-reported";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    if (situation.record().abuse(situation.policy()).findAny().isPresent()) {
      return Opinion.met("abuse was reported on this call");
    }
    return Opinion.instead(
        Verdict.WARN_FIRST,
        "no abuse was reported on this call",
        "report what was said, then " + situation.readTheWarning());
  }
}
