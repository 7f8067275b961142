package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// One rule of the abuse policy. A new rule is a new class and one line in [AbuseRules].
public interface AbuseRule {
  /// Stable name, lower-case with hyphens; stands in every decision.
  String name();

  /// What the rule says, or empty where it has nothing to say of this situation.
  Optional<Opinion> look(Situation situation);

  /// What one rule says of a situation.
  ///
  /// @param says the verdict that the rule asks for
  /// @param because why, in words for agent and reviewer
  /// @param next what the agent should do if this rule decides
  record Opinion(Verdict says, String because, String next) {
    /// The rule is met.
    static Optional<Opinion> met(String because) {
      return Optional.of(new Opinion(Verdict.ALLOW, because, "end the call politely now"));
    }

    /// The rule asks for something else than an end.
    static Optional<Opinion> instead(Verdict says, String because, String next) {
      return Optional.of(new Opinion(says, because, next));
    }

    /// The opinion as decisions keep it.
    Reason by(String rule) {
      return new Reason(rule, says, because);
    }
  }
}
