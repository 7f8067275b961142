package io.holdfast.testkit.badhouse.topology;

import io.holdfast.testkit.badhouse.rest.Resource;

/// An edge that knows another.
public class SeesRest {
  /// The forbidden step.
  public Class<?> seen() {
    return Resource.class;
  }
}
