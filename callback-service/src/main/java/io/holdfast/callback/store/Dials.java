package io.holdfast.callback.store;

import io.holdfast.contracts.callbacks.DialRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/// The orders to dial.
@ApplicationScoped
public class Dials implements PanacheRepositoryBase<DialRow, RowKey> {

  /// Writes an order that goes out in the same transaction.
  public void add(DialRequest order, Instant orderedAt) {
    DialRow row = new DialRow();
    row.key = new RowKey(order.envelope().tenant(), order.dialId());
    row.callbackId = order.callbackId();
    row.attempt = order.attempt();
    row.orderedAt = orderedAt;
    row.notAfter = order.notAfter();
    persist(row);
  }

  /// The promise that an order is for, or empty where the tenant has no such order.
  public Optional<String> callbackOf(String tenant, String dialId) {
    return getEntityManager()
        .createQuery("select d.callbackId from Dial d where d.key = :key", String.class)
        .setParameter("key", new RowKey(tenant, dialId))
        .getResultStream()
        .findFirst();
  }

  /// The order, locked.
  public Optional<DialRow> lock(String tenant, String dialId) {
    return findByIdOptional(new RowKey(tenant, dialId), LockModeType.PESSIMISTIC_WRITE);
  }
}
