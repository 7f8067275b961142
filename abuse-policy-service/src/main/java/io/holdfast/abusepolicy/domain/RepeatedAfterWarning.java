package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// A warning that worked ends the matter: only abuse after it ends the call.
record RepeatedAfterWarning() implements AbuseRule {
  @Override
  public String name() {
    return "repeated-after-warning";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    if (!situation.policy().warning().repeatedAfter()) {
      return Optional.empty();
    }
    return situation
        .record()
        .lastWarning()
        .flatMap(warning ->
            situation.record().abuse(situation.policy()).anyMatch(r -> r.at().isAfter(warning.at()))
                ? Opinion.met("abuse was reported again after the warning")
                : Opinion.instead(
                    Verdict.WARN_FIRST,
                    "no abuse was reported after the last warning",
                    "go on with the call; if the abuse goes on, report it and ask again"));
  }
}
