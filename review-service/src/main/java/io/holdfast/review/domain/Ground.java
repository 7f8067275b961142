package io.holdfast.review.domain;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Why a person must look at a call: what one rule found.
///
/// @param rule name of the rule
/// @param because the finding in words, without any number of a caller
/// @param arisenAt when the ground arose: the end of the call, or the verdict
/// @param eventId the event that showed it
public record Ground(
    String rule, Kind kind, Severity severity, String because, Instant arisenAt, String eventId) {

  /// Keeps microseconds, as the database does: a case that is read again equals the one written.
  public Ground {
    arisenAt = arisenAt.truncatedTo(ChronoUnit.MICROS);
  }
}
