package io.holdfast.abusepolicy.domain;

import java.time.Instant;

/// An agent passed a course.
///
/// @param passedAt valid from then, that instant included
/// @param validUntil valid until then, that instant excluded
public record Training(String agent, String course, Instant passedAt, Instant validUntil) {
  /// Whether it held at an instant.
  public boolean heldAt(Instant at) {
    return !at.isBefore(passedAt) && at.isBefore(validUntil);
  }
}
