package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.time.Duration;
import java.util.Optional;

/// The caller had time to stop.
record WarnedLongEnoughAgo() implements AbuseRule {
  @Override
  public String name() {
    return "warned-long-enough-ago";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    Duration least = Duration.ofMillis(situation.policy().warning().minAgeMs());
    return situation
        .warningAge()
        .flatMap(age ->
            age.compareTo(least) >= 0
                ? Opinion.met("the caller had time to stop after the warning")
                : Opinion.instead(
                    Verdict.WARN_FIRST,
                    "the last warning is younger than " + least.toMillis() + " ms",
                    "give the caller time to stop; ask again if the abuse goes on"));
  }
}
