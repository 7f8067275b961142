package io.holdfast.testkit.goodhouse.store;

import io.holdfast.testkit.goodhouse.domain.Verdict;

/// Keeps values.
public class Verdicts {
  /// The last one.
  public Verdict last() {
    return new Verdict(true);
  }
}
