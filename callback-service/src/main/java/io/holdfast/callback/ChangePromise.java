package io.holdfast.callback;

import io.holdfast.callback.domain.Bookkeeping;
import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.store.CallerLocks;
import io.holdfast.callback.store.DatabaseClock;
import io.holdfast.callback.store.Promises;
import io.holdfast.callback.store.Promises.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Moves one promise, in the book of its caller: when a promise closes, another that had joined it
/// may stand for itself again.
@ApplicationScoped
class ChangePromise {
  private final Bookkeeping bookkeeping;
  private final Ledger ledger;
  private final Promises promises;
  private final CallerLocks locks;
  private final DatabaseClock clock;
  private final Counters counters;

  ChangePromise(
      Bookkeeping bookkeeping,
      Ledger ledger,
      Promises promises,
      CallerLocks locks,
      DatabaseClock clock,
      Counters counters) {
    this.bookkeeping = bookkeeping;
    this.ledger = ledger;
    this.promises = promises;
    this.locks = locks;
    this.clock = clock;
    this.counters = counters;
  }

  /// Tries a move.
  ///
  /// @param move promise and time in, what came of it out
  /// @return empty where the tenant has no such promise
  @Transactional
  Optional<Move> change(String tenant, String id, BiFunction<Promise, Instant, Move> move) {
    return promises
        .owner(tenant, id)
        .map(owner -> {
          String name = Ledger.lockName(tenant, owner.token(), owner.callId());
          locks.take(new TreeSet<>(List.of(name)));
          return changeLocked(tenant, owner, move);
        });
  }

  private Move changeLocked(String tenant, Owner owner, BiFunction<Promise, Instant, Move> move) {
    Instant now = clock.instant();
    CallerBook before = ledger.open(tenant, owner.token(), owner.callId(), now);
    Promise promise =
        Objects.requireNonNull(before.promises().get(owner.callId()), "its own book has it");
    Move made = move.apply(promise, now);
    switch (made) {
      case Move.Made m -> {
        CallerBook after = bookkeeping.settle(before.with(m.promise()), now);
        ledger.write(before, after, now);
      }
      case Move.Ignored ignored -> counters.ignored(ignored.reason());
    }
    return made;
  }
}
