package io.holdfast.review.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.review.domain.CallKnown.Allowed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A call that an agent or a supervisor ended after the policy had allowed it, or that ended by
/// nobody known while the permission held. The platform may not tell the reason, and the verdict
/// may be late or lost: the permission alone is enough. A verdict that nobody was cut off
/// (`stopped-after-warning`) is stronger.
///
/// @param clockTolerance how far the clocks of platform and policy may differ
public record AllowedDisconnect(Duration clockTolerance) implements TriggerRule {
  @Override
  public Optional<Ground> look(CallKnown call) {
    Allowed allowed = call.allowed();
    if (allowed == null || endedWell(call)) {
      return Optional.empty();
    }
    return call.reportedEnd()
        .filter(end -> !end.at().plus(clockTolerance).isBefore(allowed.at()))
        .filter(end -> end.byStaff() || mayBeStaff(end, allowed))
        .map(end -> ground(call, allowed, end));
  }

  /// A desktop may let the switch end the call, which then tells nobody. While the permission held,
  /// that is how it looks.
  private boolean mayBeStaff(ReportedEnd end, Allowed allowed) {
    Instant until = allowed.decision().validUntil();
    return end.byNobodyKnown() && until != null && !end.at().isAfter(until.plus(clockTolerance));
  }

  private static Ground ground(CallKnown call, Allowed allowed, ReportedEnd end) {
    return new Ground(
        "allowed-disconnect",
        Kind.ABUSE_DISCONNECT,
        EndedForAbuse.severity(call.judged()),
        "The abuse policy allowed decision %s, and the call was ended after it"
            .formatted(allowed.decision().decisionId()),
        end.at(),
        allowed.eventId());
  }

  private static boolean endedWell(CallKnown call) {
    return call.judged() != null
        && call.judged().verdict().finding() == Finding.STOPPED_AFTER_WARNING;
  }
}
