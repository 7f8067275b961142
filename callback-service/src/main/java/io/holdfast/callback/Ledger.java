package io.holdfast.callback;

import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.PromiseTerms;
import io.holdfast.callback.domain.SeenCall;
import io.holdfast.callback.store.Books;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// Opens the books of callers, and writes down what changed in them together with the events that
/// tell of it. Whoever writes holds the lock of the book, or of the promise's row.
@ApplicationScoped
class Ledger {
  private final Books books;
  private final PromiseTerms terms;
  private final Tell tell;

  Ledger(Books books, PromiseTerms terms, Tell tell) {
    this.books = books;
    this.terms = terms;
    this.tell = tell;
  }

  /// The database's time.
  Instant now() {
    return books.now();
  }

  /// Waits for books, by [Books#name].
  void lock(NavigableSet<String> names) {
    books.lock(names);
  }

  /// The book of a caller, around one of his calls.
  CallerBook open(String tenant, @Nullable String token, String callId, Instant now) {
    return books.open(tenant, token, callId, now.minus(terms.horizon()));
  }

  /// Writes every promise that differs.
  void write(CallerBook before, CallerBook after, Instant now) {
    for (Promise changed : after.changedSince(before)) {
      write(before.promises().get(changed.drop().callId()), changed, now);
    }
  }

  /// Writes one promise and tells of it.
  ///
  /// @param old what it was before; null for a new one
  void write(@Nullable Promise old, Promise changed, Instant now) {
    Promise told = changed.told();
    books.save(told);
    tell.changed(old, told, now);
  }

  /// Writes what is kept of a call; nobody is told.
  void keep(SeenCall seen) {
    books.save(seen);
  }

  /// Something changed nothing.
  void ignored(String reason) {
    tell.ignored(reason);
  }

  /// Lets go of the rows of one event, within a batch.
  void release() {
    books.release();
  }
}
