package io.holdfast.review.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import io.holdfast.review.domain.CallKnown.Judged;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every call that an agent or a supervisor ended with the reason `abuse`, however sure we are:
/// whoever is cut off is owed a second look.
public record EndedForAbuse() implements TriggerRule {
  @Override
  public Optional<Ground> look(CallKnown call) {
    return call.reportedEnd()
        .filter(end -> end.byStaff() && end.forAbuse())
        .map(end ->
            new Ground(
                "ended-for-abuse",
                Kind.ABUSE_DISCONNECT,
                severity(call.judged()),
                "The call was ended by %s with the reason abuse"
                    .formatted(end.ending().by().name().toLowerCase(Locale.ROOT)),
                end.at(),
                end.eventId()));
  }

  /// How grave it is to be cut off for abuse: most where the policy says that it was wrong, least
  /// where it agrees, and in between while nothing was said.
  static Severity severity(@Nullable Judged judged) {
    if (judged == null) {
      return Severity.HIGH;
    }
    Finding finding = judged.verdict().finding();
    return switch (finding) {
      case JUSTIFIED, STOPPED_AFTER_WARNING -> Severity.MEDIUM;
      case UNWARNED, WRONG_GROUND, UNTRAINED, NOT_AUTHORISED -> Severity.CRITICAL;
      case UNKNOWN -> Severity.HIGH;
    };
  }
}
