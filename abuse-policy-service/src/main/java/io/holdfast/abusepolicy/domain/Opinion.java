package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// What one rule says of a situation.
///
/// @param says the verdict that the rule asks for
/// @param because why, in words for agent and reviewer
/// @param next what the agent should do if this rule decides
public record Opinion(Verdict says, String because, String next) {
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
