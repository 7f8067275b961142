package io.holdfast.testkit.badhouse.domain;

import org.apache.kafka.clients.admin.Admin;

/// A domain with a framework.
public class SeesKafka {
  /// The forbidden step.
  public Class<?> seen() {
    return Admin.class;
  }
}
