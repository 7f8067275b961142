package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallEvent;
import java.util.List;

/// What became of a fact.
public sealed interface Outcome {
  /// It is new: the history with it, and the events to publish.
  record Taken(CallHistory history, List<CallEvent> events) implements Outcome {}

  /// It is known already, to the letter.
  record Repeated() implements Outcome {}

  /// Its id is known with another body; the first wins.
  record Conflicting() implements Outcome {}

  /// The call has left the store.
  record Late() implements Outcome {}

  /// The call has too many facts.
  record TooMany() implements Outcome {}
}
