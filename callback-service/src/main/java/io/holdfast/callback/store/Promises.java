package io.holdfast.callback.store;

import io.holdfast.callback.domain.Promise;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The promises, one at a time or those of one caller.
@ApplicationScoped
public class Promises implements PanacheRepositoryBase<PromiseRow, RowKey> {

  /// A promise of the tenant, for reading.
  public Optional<Promise> read(String tenant, String id) {
    return findByIdOptional(new RowKey(tenant, id)).map(PromiseRow::toPromise);
  }

  /// The promise of the call, and those of the same caller that are open or not older than that;
  /// locked until the transaction ends.
  public List<Promise> around(String tenant, @Nullable String token, String callId, Instant since) {
    return find(
            "key.tenant = ?1 and (drop.callId = ?2 or (drop.callerToken = ?3"
                + " and (drop.endedAt > ?4 or state.closedAt is null)))",
            tenant,
            callId,
            token,
            since)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .map(PromiseRow::toPromise)
        .toList();
  }

  /// Whose promise it is, without taking it up: a row that is read before it is locked may be stale
  /// afterwards. Empty where there is no such promise.
  public Optional<Owner> owner(String tenant, String id) {
    return getEntityManager()
        .createQuery(
            "select p.drop.callerToken, p.drop.callId from Promise p where p.key = :key",
            Owner.class)
        .setParameter("key", new RowKey(tenant, id))
        .getResultStream()
        .findFirst();
  }

  /// Whose promise it is.
  ///
  /// @param token the caller; null where he has no number
  /// @param callId the dropped call
  public record Owner(@Nullable String token, String callId) {}

  /// Writes a promise, at once: the index that allows one open promise a caller is checked row by
  /// row, so those that close must be written before one that opens.
  public void save(Promise promise) {
    RowKey key = new RowKey(promise.tenant(), promise.id());
    PromiseRow row = findByIdOptional(key).orElseGet(PromiseRow::new);
    row.fill(promise);
    persist(row);
    flush();
  }
}
