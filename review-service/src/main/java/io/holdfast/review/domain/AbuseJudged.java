package io.holdfast.review.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import java.util.Locale;
import java.util.Optional;

/// Every call with a verdict of the abuse policy, a justified one too, except the good ending
/// `stopped-after-warning`: nobody was cut off there.
public record AbuseJudged() implements TriggerRule {
  @Override
  public Optional<Ground> look(CallKnown call) {
    return Optional.ofNullable(call.judged())
        .filter(judged -> judged.verdict().finding() != Finding.STOPPED_AFTER_WARNING)
        .map(judged ->
            new Ground(
                "abuse-judged",
                Kind.ABUSE_DISCONNECT,
                EndedForAbuse.severity(judged),
                "The abuse policy judged the ended call: " + word(judged.verdict().finding()),
                judged.at(),
                judged.eventId()));
  }

  private static String word(Finding finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
