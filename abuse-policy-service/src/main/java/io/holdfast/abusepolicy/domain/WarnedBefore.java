package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// The caller was warned, and for abuse: a warning read before any abuse was about something else.
record WarnedBefore() implements AbuseRule {
  @Override
  public String name() {
    return "warned-before";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    var warning = situation.record().lastWarning();
    if (warning.isEmpty()) {
      return Opinion.instead(
          Verdict.WARN_FIRST, "no warning was given on this call", situation.readTheWarning());
    }
    boolean forAbuse =
        situation
            .record()
            .abuse(situation.policy())
            .anyMatch(r -> !r.at().isAfter(warning.get().at()));
    return forAbuse
        ? Opinion.met("a warning was given after the abuse was reported")
        : Opinion.instead(
            Verdict.WARN_FIRST,
            "the last warning was given before any abuse was reported",
            situation.readTheWarning());
  }
}
