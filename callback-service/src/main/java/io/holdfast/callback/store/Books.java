package io.holdfast.callback.store;

import io.holdfast.callback.domain.CallerBook;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.SeenCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// The books of callers: one writer at a time, by the database's clock.
@ApplicationScoped
public class Books {
  private final EntityManager entities;
  private final Promises promises;
  private final SeenCalls calls;

  Books(EntityManager entities, Promises promises, SeenCalls calls) {
    this.entities = entities;
    this.promises = promises;
    this.calls = calls;
  }

  /// The database's clock, the only one that decides what is due: all instances share it, whatever
  /// their own clocks say. Within a transaction it stands still.
  public Instant now() {
    return (Instant) entities.createNativeQuery("select now()", Instant.class).getSingleResult();
  }

  /// Waits for the books, and holds them until the transaction ends: two calls of one caller may be
  /// read from two partitions at once. The order is the same everywhere, so no two transactions
  /// block each other for ever.
  ///
  /// @param names as [#name] gives them
  public void lock(NavigableSet<String> names) {
    for (String name : names) {
      entities
          .createNativeQuery(
              "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) l",
              Integer.class)
          .setParameter("name", name)
          .getSingleResult();
    }
  }

  /// The name of a caller's book, or of the call's where its caller has no number.
  public static String name(String tenant, @Nullable String token, String callId) {
    return tenant + "|" + (token == null ? callId : token);
  }

  /// The book of a caller, around one of his calls.
  ///
  /// @param since how far back it is read
  public CallerBook open(String tenant, @Nullable String token, String callId, Instant since) {
    return CallerBook.of(
        calls.around(tenant, token, callId, since), promises.around(tenant, token, callId, since));
  }

  /// Writes a promise.
  public void save(Promise promise) {
    promises.save(promise);
  }

  /// Writes what is kept of a call.
  public void save(SeenCall call) {
    calls.save(call);
  }

  /// Writes what is pending and lets go of every row, so that the end of a long batch is as fast as
  /// its beginning.
  public void release() {
    entities.flush();
    entities.clear();
  }
}
