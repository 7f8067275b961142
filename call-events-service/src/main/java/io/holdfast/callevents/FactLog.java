package io.holdfast.callevents;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import java.util.List;

/// Where facts go.
public interface FactLog {
  /// Appends all of them; returns after the broker has them (acks=all).
  ///
  /// @throws UnavailableException where it has not; some may be there all the same, and the
  ///   sender's retry is a repeat
  void append(List<Fact> facts, List<DeadLetter> rejected);
}
