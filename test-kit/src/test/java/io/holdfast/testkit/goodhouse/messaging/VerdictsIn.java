package io.holdfast.testkit.goodhouse.messaging;

import io.holdfast.testkit.goodhouse.AskVerdict;
import io.holdfast.testkit.goodhouse.domain.Verdict;

/// An edge.
public class VerdictsIn {
  /// Calls the use case.
  public Verdict verdict() {
    return new AskVerdict().ask();
  }
}
