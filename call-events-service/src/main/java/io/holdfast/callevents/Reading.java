package io.holdfast.callevents;

import io.holdfast.contracts.telephony.Fact;
import java.util.List;

/// What one incoming event was read as.
public sealed interface Reading {
  /// Its facts; none where the event is known and tells nothing of a call's life.
  record Facts(List<Fact> facts) implements Reading {}

  /// It cannot be read.
  ///
  /// @param raw the event as it came
  /// @param reason stable code
  /// @param detail what was expected and what was found
  record Rejected(byte[] raw, String reason, String detail) implements Reading {}
}
