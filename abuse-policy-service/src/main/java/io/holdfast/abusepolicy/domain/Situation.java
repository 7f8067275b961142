package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// All that a rule may look at: what is asked, when, and what was known then.
///
/// @param policy the policy in force
/// @param record reports and warnings up to `at`; later ones are cut off
/// @param trained whether the agent's training held at `at`
/// @param ground for which the call is to end
/// @param at the instant that is judged
public record Situation(
    AbusePolicy policy, AbuseRecord record, boolean trained, Ground ground, Instant at) {

  /// Cuts off what came later.
  public Situation {
    record = record.until(at);
  }

  /// Age of the warning that counts.
  Optional<Duration> warningAge() {
    return record.lastWarning().map(w -> Duration.between(w.at(), at));
  }

  /// The sentence that tells an agent to warn.
  String readTheWarning() {
    return "read warning " + policy.warning().wording() + " aloud";
  }
}
