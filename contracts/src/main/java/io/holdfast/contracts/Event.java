package io.holdfast.contracts;

/// Anything that travels on a topic: it knows its envelope and the key that it travels under.
public interface Event {
  /// The common facts of the event.
  Envelope envelope();

  /// The record key; never holds a phone number.
  RecordKey key();
}
