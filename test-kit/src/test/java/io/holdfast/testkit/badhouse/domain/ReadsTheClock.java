package io.holdfast.testkit.badhouse.domain;

import java.time.Instant;

/// A decision that cannot be repeated.
public class ReadsTheClock {
  /// The forbidden step.
  public Instant decide() {
    return Instant.now();
  }
}
