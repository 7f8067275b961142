package io.holdfast.testkit.badhouse.messaging;

import io.holdfast.testkit.badhouse.topology.Steps;

/// An edge that knows another.
public class SeesTopology {
  /// The forbidden step.
  public Class<?> seen() {
    return Steps.class;
  }
}
