package io.holdfast.testkit.badhouse.rest;

import io.holdfast.testkit.badhouse.messaging.Topics;

/// An edge that knows another.
public class SeesMessaging {
  /// The forbidden step.
  public Class<?> seen() {
    return Topics.class;
  }
}
