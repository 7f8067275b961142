package io.holdfast.testkit.goodhouse.rest;

import io.holdfast.testkit.goodhouse.AskVerdict;
import io.holdfast.testkit.goodhouse.domain.Verdict;

/// An edge.
public class VerdictResource {
  /// Calls the use case.
  public Verdict verdict() {
    return new AskVerdict().ask();
  }
}
