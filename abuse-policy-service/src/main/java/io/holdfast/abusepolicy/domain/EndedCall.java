package io.holdfast.abusepolicy.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An ended call with all that was recorded of abuse on it.
///
/// @param policy the policy that judges it
/// @param record every report and warning, those that came after the end too
/// @param decisions every decision given on the call, oldest first
/// @param trained whether the agent's training held at the end
/// @param tolerance how far the clocks of platform and service may differ
public record EndedCall(
    AbusePolicy policy,
    CallEnd end,
    AbuseRecord record,
    List<GivenDecision> decisions,
    boolean trained,
    Duration tolerance) {

  /// Whether the policy has to say something about it.
  boolean concernsThePolicy() {
    return end.isForAbuse() || !record.isEmpty() || !decisions.isEmpty();
  }

  /// The decision that allowed the end, if one did.
  Optional<GivenDecision> permission() {
    return decisions.stream().filter(d -> d.allowed(end, tolerance)).reduce((a, b) -> b);
  }

  /// Whether abuse was reported between the last warning and the end.
  boolean wentOnAfterWarning() {
    AbuseRecord known = record.until(end.at());
    return known
        .lastWarning()
        .filter(w -> known.abuse(policy).anyMatch(r -> r.at().isAfter(w.at())))
        .isPresent();
  }

  /// Whether the caller was warned before the end.
  boolean wasWarned() {
    return record.until(end.at()).lastWarning().isPresent();
  }
}
