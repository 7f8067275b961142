package io.holdfast.callback.domain;

import io.holdfast.callback.domain.DropRule.Verdict;
import io.holdfast.callback.domain.PromiseState.Cancelled;
import io.holdfast.callback.domain.PromiseState.Declined;
import io.holdfast.callback.domain.PromiseState.Expired;
import io.holdfast.callback.domain.PromiseState.Failed;
import io.holdfast.callback.domain.PromiseState.Kept;
import io.holdfast.callback.domain.PromiseState.Open;
import io.holdfast.callback.domain.PromiseState.Refused;
import io.holdfast.callback.domain.PromiseState.Superseded;
import java.time.Instant;

/// What a newer snapshot of the dropped call does to its promise.
///
/// What is over by what people did (kept, declined, cancelled by request, expired, failed) stays as
/// it is. What is over by what we knew (superseded, cancelled by a revision, refused for want of a
/// number) follows the newer knowledge, so that any order of facts ends in the same state.
final class Revision {
  private final PromiseTerms terms;
  private final Instant now;

  Revision(PromiseTerms terms, Instant now) {
    this.terms = terms;
    this.now = now;
  }

  /// The call is no drop any more.
  Promise withdraw(Promise promise, String reason) {
    return switch (promise.state()) {
      case Open open -> promise.with(open.cancel(now, reason));
      case Superseded superseded -> promise.with(superseded.cancel(now, reason));
      case Cancelled _, Kept _, Declined _, Refused _, Expired _, Failed _ -> promise;
    };
  }

  /// The call is a drop, perhaps of another kind, time or caller.
  ///
  /// @param mayBook whether a promise that is over may be opened again
  Promise renew(Promise promise, Drop drop, Verdict verdict, boolean mayBook) {
    return switch (promise.state()) {
      case Open _ -> corrected(promise, drop, verdict);
      case Superseded _ -> promise.with(drop, verdict.findings());
      case Cancelled c when Reasons.isRevision(c.reason()) && mayBook ->
          opened(promise.with(c.reopen()), drop, verdict);
      case Refused r
          when !Promise.hasNumber(promise.drop()) && Promise.hasNumber(drop) && mayBook ->
          opened(promise.with(r.reopen()), drop, verdict);
      case Cancelled _, Kept _, Declined _, Refused _, Expired _, Failed _ -> promise;
    };
  }

  /// A superseded promise whose ground is back.
  Promise reopen(Promise promise, Superseded superseded) {
    return promise
        .with(superseded.reopen())
        .with(Schedule.booked(promise.drop().endedAt(), now, terms));
  }

  private Promise opened(Promise promise, Drop drop, Verdict verdict) {
    return promise.with(drop, verdict.findings()).with(Schedule.booked(drop.endedAt(), now, terms));
  }

  private Promise corrected(Promise promise, Drop drop, Verdict verdict) {
    Promise renewed = promise.with(drop, verdict.findings());
    boolean moved = !drop.endedAt().equals(promise.drop().endedAt());
    return moved && promise.attempt() == 0
        ? renewed.with(promise.schedule().corrected(drop.endedAt(), terms))
        : renewed;
  }
}
