package io.holdfast.testkit.badhouse.domain;

import io.holdfast.testkit.badhouse.store.Rows;

/// A domain that reads rows.
public class SeesStore {
  /// The forbidden step.
  public Class<?> seen() {
    return Rows.class;
  }
}
