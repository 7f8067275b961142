package io.holdfast.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves by hand.
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  /// @param start the first reading
  public SettableClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Sets the reading.
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /// Moves the reading on, or back for a negative span.
  public synchronized void advance(Duration span) {
    now = now.plus(span);
  }
}
