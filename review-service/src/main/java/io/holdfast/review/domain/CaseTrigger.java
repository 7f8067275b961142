package io.holdfast.review.domain;

/// A ground as a case holds it.
///
/// @param standing false after a revision took the ground away; it stays in the record
public record CaseTrigger(Ground ground, boolean standing) {}
