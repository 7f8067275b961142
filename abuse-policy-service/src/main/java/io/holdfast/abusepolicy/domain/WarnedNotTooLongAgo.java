package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.time.Duration;
import java.util.Optional;

/// An old warning is forgotten: the caller is warned again.
record WarnedNotTooLongAgo() implements AbuseRule {
  @Override
  public String name() {
    return "warned-not-too-long-ago";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    Duration most = Duration.ofMillis(situation.policy().warning().maxAgeMs());
    return situation
        .warningAge()
        .flatMap(age ->
            age.compareTo(most) <= 0
                ? Opinion.met("the warning is recent")
                : Opinion.instead(
                    Verdict.WARN_FIRST,
                    "the last warning is older than " + most.toMillis() + " ms",
                    situation.readTheWarning()));
  }
}
