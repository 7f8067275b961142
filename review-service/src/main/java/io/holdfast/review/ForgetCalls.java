package io.holdfast.review;

import io.holdfast.review.store.CallStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Forgets calls that can no longer lead to a case, so that the table of calls does not grow for
/// ever. Calls with a case stay with it.
@ApplicationScoped
public class ForgetCalls {
  private final CallStore calls;
  private final ReviewConfig config;

  ForgetCalls(CallStore calls, ReviewConfig config) {
    this.calls = calls;
    this.config = config;
  }

  /// Forgets those that are due.
  ///
  /// @return how many
  @Transactional
  public int once() {
    return calls.forget(config.review().callsKept());
  }
}
