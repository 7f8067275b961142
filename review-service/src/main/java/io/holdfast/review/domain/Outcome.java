package io.holdfast.review.domain;

/// What became of an input: a changed case, nothing new, or a refusal.
public sealed interface Outcome {
  /// The case changed.
  record Changed(CaseFile file, CaseChange change) implements Outcome {}

  /// Nothing to do: repeated, or no ground.
  record Unchanged() implements Outcome {}

  /// It may not be.
  ///
  /// @param reason stable code, lower-case with hyphens
  /// @param text what was expected and what was found
  record Refused(String reason, String text) implements Outcome {}
}
