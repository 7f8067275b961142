package io.holdfast.review.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// An agent let go of a caller who had waited long: surely, on purpose, while he was held or soon
/// after his wait, with nothing resolved, and not under the abuse policy.
///
/// A loss of the network or of the agent's media, an end by the platform, an unknown one and one
/// that is not sure accuse nobody. Nor does a call that an agent's phone began to somebody who is
/// not known: it may be a colleague.
///
/// @param limits from where on it is a case
public record AgentHangUp(HangUpLimits limits) implements TriggerRule {
  @Override
  public Optional<Ground> look(CallKnown call) {
    return call.reportedEnd().filter(this::isHangUp).map(this::ground);
  }

  private boolean isHangUp(ReportedEnd end) {
    CallSnapshot call = end.call();
    return end.ending().by() == Party.AGENT
        && end.ending().mode() == Mode.DELIBERATE
        && end.ending().confidence() >= limits.confidence()
        && call.timeLostMs() >= limits.timeLost().toMillis()
        && !Boolean.TRUE.equals(call.resolved())
        && !end.forAbuse()
        && !isToNobodyKnown(call)
        && (isHeld(end) || isSoonAfterWait(end));
  }

  private static boolean isToNobodyKnown(CallSnapshot call) {
    return call.direction() == Direction.OUTBOUND && call.caller().token() == null;
  }

  private static boolean isHeld(ReportedEnd end) {
    return end.ending().phase() == Phase.HOLD;
  }

  private boolean isSoonAfterWait(ReportedEnd end) {
    var waited = end.call().lastWaitEndedAt();
    return waited != null && Duration.between(waited, end.at()).compareTo(limits.afterWait()) <= 0;
  }

  private Ground ground(ReportedEnd end) {
    Duration lost = Duration.ofMillis(end.call().timeLostMs());
    return new Ground(
        "agent-hang-up",
        Kind.AGENT_HANG_UP,
        limits.severity(lost),
        String.format(
            Locale.ROOT,
            "The agent hung up on purpose (confidence %.2f) %s; the caller had lost %d min %d s",
            end.ending().confidence(),
            isHeld(end) ? "while the caller was held" : "soon after the caller's wait",
            lost.toMinutes(),
            lost.toSecondsPart()),
        end.at(),
        end.eventId());
  }
}
