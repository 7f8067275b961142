package io.holdfast.abusepolicy.domain;

import java.util.Optional;

/// One rule of the abuse policy. A new rule is a new class and one line in [AbuseRules].
public interface AbuseRule {
  /// Stable name, lower-case with hyphens; stands in every decision.
  String name();

  /// What the rule says, or empty where it has nothing to say of this situation.
  Optional<Opinion> look(Situation situation);
}
