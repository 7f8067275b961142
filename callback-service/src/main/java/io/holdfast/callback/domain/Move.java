package io.holdfast.callback.domain;

/// What came of something that was to move a promise.
public sealed interface Move {
  /// The promise moved.
  ///
  /// @param promise its new state
  record Made(Promise promise) implements Move {}

  /// Late, repeated or out of place: nothing changes. A value, not an error; it is counted.
  ///
  /// @param reason stable code
  record Ignored(String reason) implements Move {}
}
