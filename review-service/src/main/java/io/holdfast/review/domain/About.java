package io.holdfast.review.domain;

import static java.util.Comparator.naturalOrder;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a case is about: a pure function of its grounds and the call, so that the order in which
/// they came to be known leaves no trace.
///
/// @param openedAt when the earliest ground arose
/// @param dueAt when a person must have decided: the earliest date that a ground asks for
public record About(
    Kind kind,
    Severity severity,
    Instant openedAt,
    Instant dueAt,
    @Nullable String agent,
    @Nullable String callerToken) {

  /// @param grounds at least one, the gravest first
  static About of(List<Ground> grounds, CallKnown known, DueTimes due) {
    return new About(
        grounds.getFirst().kind(),
        grounds.stream().map(Ground::severity).max(naturalOrder()).orElseThrow(),
        grounds.stream().map(Ground::arisenAt).min(naturalOrder()).orElseThrow(),
        grounds.stream().map(due::of).min(naturalOrder()).orElseThrow(),
        agent(known),
        known.call() == null ? null : known.call().caller().token());
  }

  /// Who let go, else whom the policy judged or allowed, else who spoke last.
  private static @Nullable String agent(CallKnown known) {
    CallSnapshot call = known.call();
    if (call != null && call.ending() != null && call.ending().agent() != null) {
      return call.ending().agent();
    }
    if (known.judged() != null && known.judged().verdict().agent() != null) {
      return known.judged().verdict().agent();
    }
    if (known.allowed() != null && known.allowed().decision().agent() != null) {
      return known.allowed().decision().agent();
    }
    return call == null ? null : call.agent();
  }
}
