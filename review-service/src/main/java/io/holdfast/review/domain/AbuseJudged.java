package io.holdfast.review.domain;

import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import java.util.Locale;
import java.util.Optional;

/// Every call with a verdict of the abuse policy, a justified one too, except the good ending
/// `stopped-after-warning`: nobody was cut off there. A verdict that was taken back is none; a
/// finding that this version does not know is one.
public record AbuseJudged() implements TriggerRule {
  @Override
  public Optional<Ground> look(CallKnown call) {
    return Optional.ofNullable(call.judged())
        .filter(judged -> judged.verdict().finding() != Finding.STOPPED_AFTER_WARNING)
        .filter(judged -> !isTakenBack(judged.verdict()))
        .map(judged ->
            new Ground(
                "abuse-judged",
                Kind.ABUSE_DISCONNECT,
                EndedForAbuse.severity(judged),
                "The abuse policy judged the ended call: " + word(judged.verdict().finding()),
                judged.at(),
                judged.eventId()));
  }

  /// The policy takes a verdict back with the finding `unknown` and the reason `ending-revised`.
  private static boolean isTakenBack(CallVerdict verdict) {
    return verdict.finding() == Finding.UNKNOWN
        && verdict.reasons().stream().anyMatch(r -> r.rule().equals(FollowGrounds.REVISED));
  }

  private static String word(Finding finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
