package io.holdfast.testkit.badhouse.store;

import io.holdfast.testkit.badhouse.UseCase;

/// A store that calls a use case.
public class SeesRoot {
  /// The forbidden step.
  public Class<?> seen() {
    return UseCase.class;
  }
}
