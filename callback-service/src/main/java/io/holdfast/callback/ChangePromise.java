package io.holdfast.callback;

import io.holdfast.callback.domain.Bookkeeping;
import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.store.Books;
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
public class ChangePromise {
  private final Bookkeeping bookkeeping;
  private final Ledger ledger;
  private final Promises promises;

  ChangePromise(Bookkeeping bookkeeping, Ledger ledger, Promises promises) {
    this.bookkeeping = bookkeeping;
    this.ledger = ledger;
    this.promises = promises;
  }

  /// The centre takes a promise back.
  ///
  /// @return empty where the tenant has no such promise
  @Transactional
  public Optional<Move> cancel(String tenant, String id) {
    return change(tenant, id, Promise::cancel);
  }

  /// The caller does not want to be called.
  ///
  /// @return empty where the tenant has no such promise
  @Transactional
  public Optional<Move> decline(String tenant, String id) {
    return change(tenant, id, Promise::decline);
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
          String name = Books.name(tenant, owner.token(), owner.callId());
          ledger.lock(new TreeSet<>(List.of(name)));
          return changeLocked(tenant, owner, move);
        });
  }

  private Move changeLocked(String tenant, Owner owner, BiFunction<Promise, Instant, Move> move) {
    Instant now = ledger.now();
    CallerBook before = ledger.open(tenant, owner.token(), owner.callId(), now);
    Promise promise =
        Objects.requireNonNull(before.promises().get(owner.callId()), "its own book has it");
    Move made = move.apply(promise, now);
    switch (made) {
      case Move.Made m -> {
        CallerBook after = bookkeeping.settle(before.with(m.promise()), now);
        ledger.write(before, after, now);
      }
      case Move.Ignored ignored -> ledger.ignored(ignored.reason());
    }
    return made;
  }
}
