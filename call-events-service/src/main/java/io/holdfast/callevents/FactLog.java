package io.holdfast.callevents;

import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.util.List;

/// Where facts go.
public interface FactLog {
  /// A fact that the broker will never take, such as one that is too large for it. It is a dead
  /// letter already.
  ///
  /// @param place of the fact among those of the call
  record Refused(int place, UnreadableEventException why) {}

  /// Appends all of them; returns after the broker has them (acks=all).
  ///
  /// @return those that could not be appended for what they hold; trying again would not help
  /// @throws UnavailableException where the broker has not the rest; some may be there all the
  ///   same, and the sender's retry is a repeat
  List<Refused> append(List<Fact> facts, List<DeadLetter> rejected);
}
