package io.holdfast.review.domain;

/// How the end of a call came to be known. Only a reported end is ground for a case (contract
/// sections 3 and 4).
public enum EndSource {
  /// Not ended.
  NONE,
  /// The end never came; the call was given up.
  EXPIRED,
  /// Imported, or sent again later.
  BACKFILLED,
  /// The platform said so when it happened.
  REPORTED
}
