package io.holdfast.callback.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One caller's book in memory, and the settings of the tests.
final class World {
  static final PromiseTerms TERMS =
      new PromiseTerms(
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          Duration.ofHours(24),
          Duration.ofHours(24),
          Duration.ofSeconds(30));
  static final RetryPlan PLAN =
      new RetryPlan(
          3, List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60)));

  private final Bookkeeping bookkeeping =
      new Bookkeeping(new DropRules(DropRulesTest.DEFAULT), TERMS);
  CallerBook book = CallerBook.of(List.of(), List.of());
  Instant now;

  World(Instant now) {
    this.now = now;
  }

  World sees(Calls... calls) {
    for (Calls call : calls) {
      if (book.calls().containsKey(call.sighting().callId())
          || bookkeeping.isWorthKeeping(call.sighting())) {
        book = bookkeeping.take(book, call.sighting(), now);
      }
    }
    return this;
  }

  World later(Duration span) {
    now = now.plus(span);
    return this;
  }

  /// A move of one promise, settled in the book as the service does.
  Move moves(Promise promise, Move move) {
    if (move instanceof Move.Made made) {
      book = bookkeeping.settle(book.with(made.promise()), now);
    }
    return move;
  }

  @Nullable Promise promise(String callId) {
    return book.promises().get(callId);
  }

  Promise the(String callId) {
    return java.util.Objects.requireNonNull(promise(callId), () -> "no promise of " + callId);
  }

  List<Promise> open() {
    return book.promises().values().stream().filter(Promise::isOpen).toList();
  }

  /// What stands in the book, for comparison: what was cancelled by a revision equals what never
  /// was booked, as the order of facts decides which of the two it is.
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    for (Promise p : new ArrayList<>(book.promises().values())) {
      if (!(p.state() instanceof PromiseState.Cancelled c && Reasons.isRevision(c.reason()))) {
        state.put(p.drop().callId(), p.state() + " " + p.drop() + " " + p.schedule());
      }
    }
    return state;
  }
}
