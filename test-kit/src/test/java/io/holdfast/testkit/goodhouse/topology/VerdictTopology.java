package io.holdfast.testkit.goodhouse.topology;

import io.holdfast.testkit.goodhouse.AskVerdict;
import io.holdfast.testkit.goodhouse.domain.Verdict;

/// An edge.
public class VerdictTopology {
  /// Calls the use case.
  public Verdict verdict() {
    return new AskVerdict().ask();
  }
}
