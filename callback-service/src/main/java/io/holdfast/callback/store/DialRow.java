package io.holdfast.callback.store;

import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.telephony.DialOutcome;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One order to dial: one row per promise and attempt.
@Entity(name = "Dial")
@Table(name = "dial")
public class DialRow extends PanacheEntityBase {
  @EmbeddedId RowKey key = new RowKey("", "");

  @Column(name = "callback_id")
  String callbackId = "";

  @Column int attempt;

  @Column(name = "ordered_at")
  Instant orderedAt = Instant.EPOCH;

  @Column(name = "not_after")
  Instant notAfter = Instant.EPOCH;

  @Column(name = "timed_out_at")
  @Nullable Instant timedOutAt;

  @Column @Nullable String outcome;

  @Column(name = "reported_at")
  @Nullable Instant reportedAt;

  @Column(name = "call_id")
  @Nullable String callId;

  /// Writes an order that goes out in the same transaction.
  public static void add(DialRequest order, Instant orderedAt) {
    DialRow row = new DialRow();
    row.key = new RowKey(order.envelope().tenant(), order.dialId());
    row.callbackId = order.callbackId();
    row.attempt = order.attempt();
    row.orderedAt = orderedAt;
    row.notAfter = order.notAfter();
    row.persist();
  }

  /// The promise that an order is for, or empty where the tenant has no such order.
  public static Optional<String> callbackOf(String tenant, String dialId) {
    return getEntityManager()
        .createQuery("select d.callbackId from Dial d where d.key = :key", String.class)
        .setParameter("key", new RowKey(tenant, dialId))
        .getResultStream()
        .findFirst();
  }

  /// The order, locked.
  public static Optional<DialRow> lock(String tenant, String dialId) {
    return findByIdOptional(new RowKey(tenant, dialId), LockModeType.PESSIMISTIC_WRITE);
  }

  /// What was reported of it; empty while nothing was.
  public Optional<DialOutcome> outcome() {
    return Optional.ofNullable(outcome).map(word -> Words.read(DialOutcome.class, word));
  }

  /// Notes what was reported.
  public void report(DialOutcome reported, @Nullable String newCallId, Instant at) {
    outcome = Words.of(reported);
    callId = newCallId;
    reportedAt = at;
  }

  /// Notes that nothing was reported in time. A late report may still follow.
  public void timeOut(Instant at) {
    timedOutAt = at;
  }
}
