package io.holdfast.callback.domain;

import io.holdfast.callback.domain.DropRule.Verdict;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.calls.CallSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what a sighting of a call does to the book of its caller. Pure: book, sighting and time
/// in, book out.
public final class Bookkeeping {
  private final DropRules rules;
  private final PromiseTerms terms;

  /// @param rules what makes a drop
  /// @param terms when a promise falls due, and what ends it
  public Bookkeeping(DropRules rules, PromiseTerms terms) {
    this.rules = rules;
    this.terms = terms;
  }

  /// Whether a call of which nothing is kept yet has something for us: an end or a talk.
  public boolean isWorthKeeping(Sighting sighting) {
    return SeenCall.isWorthKeeping(sighting.call(), terms.leastTalk());
  }

  /// Takes the newest sighting of a call. The same book comes back where the call was already read
  /// up to there.
  ///
  /// @param now the database's time
  public CallerBook take(CallerBook book, Sighting sighting, Instant now) {
    SeenCall before = book.calls().get(sighting.callId());
    if (before != null && sighting.call().seq() <= before.lastSeq()) {
      return book;
    }
    SeenCall seen = SeenCall.after(before, sighting, terms.leastTalk());
    CallerBook renewed = book.with(seen);
    Promise promise = judged(book.promises().get(sighting.callId()), sighting, seen, now);
    return settle(promise == null ? renewed : renewed.with(promise), now);
  }

  /// Leaves at most one promise open, after one of the book was changed.
  public CallerBook settle(CallerBook book, Instant now) {
    return new OnePromise(terms, now).settle(book);
  }

  private @Nullable Promise judged(
      @Nullable Promise promise, Sighting sighting, SeenCall seen, Instant now) {
    CallSnapshot call = sighting.call();
    Verdict verdict = rules.judge(call, seen.expired());
    Revision revision = new Revision(terms, now);
    Kind kind = verdict.kind();
    if (kind == null) {
      boolean resolved = Boolean.TRUE.equals(call.resolved());
      return promise == null
          ? null
          : revision.withdraw(promise, resolved ? Reasons.RESOLVED : Reasons.ENDING_REVISED);
    }
    Drop drop = Drop.of(sighting, kind);
    boolean mayBook = !seen.history() && isRecent(drop, now);
    if (promise == null) {
      return mayBook ? Promise.booked(sighting.tenant(), drop, verdict, now, terms) : null;
    }
    return revision.renew(promise, drop, verdict, mayBook);
  }

  /// Neither older than allowed, as in a replayed topic, nor as far in the future, as from a switch
  /// with a wrong clock.
  private boolean isRecent(Drop drop, Instant now) {
    return Duration.between(drop.endedAt(), now).abs().compareTo(terms.maxAge()) <= 0;
  }
}
