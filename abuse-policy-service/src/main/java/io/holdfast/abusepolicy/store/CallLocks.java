package io.holdfast.abusepolicy.store;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Locks until the end of the running transaction, on names rather than rows, since a call may have
/// no row yet. Whoever changes what is known of a call, or tells of it, holds the call's lock: so
/// an end and a report that come at once are judged together, and a key's events keep their order.
@ApplicationScoped
public class CallLocks {
  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)";

  private final EntityManager entities;

  /// @param entities of the running transaction
  public CallLocks(EntityManager entities) {
    this.entities = entities;
  }

  /// Waits for the lock of a call.
  public void lock(RecordKey call) {
    lock("call", call.tenant(), call.id());
  }

  /// Waits for the lock of an idempotency key; taken before that of the call.
  public void lockKey(String tenant, String idempotencyKey) {
    lock("key", tenant, idempotencyKey);
  }

  private void lock(String... name) {
    String text = new String(Json.bytes(List.of(name)), StandardCharsets.UTF_8);
    entities.createNativeQuery(LOCK).setParameter("name", text).getSingleResult();
  }
}
