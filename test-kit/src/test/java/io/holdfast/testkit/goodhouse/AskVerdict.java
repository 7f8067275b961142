package io.holdfast.testkit.goodhouse;

import io.holdfast.testkit.goodhouse.domain.Verdict;
import io.holdfast.testkit.goodhouse.store.Verdicts;

/// A use case.
public class AskVerdict {
  /// Asks.
  public Verdict ask() {
    return new Verdicts().last();
  }
}
