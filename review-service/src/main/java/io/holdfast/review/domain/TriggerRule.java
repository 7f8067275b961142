package io.holdfast.review.domain;

import java.util.Optional;

/// One reason to open a case. A new reason is a new class, and one line in [TriggerRules].
public interface TriggerRule {
  /// The ground that the rule sees in what is known of a call, or empty.
  Optional<Ground> look(CallKnown call);
}
