package io.holdfast.testkit.badhouse;

import io.holdfast.testkit.badhouse.rest.Resource;

/// A use case that knows its caller.
public class SeesRest {
  /// The forbidden step.
  public Class<?> seen() {
    return Resource.class;
  }
}
