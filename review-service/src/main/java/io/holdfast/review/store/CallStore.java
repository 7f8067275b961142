package io.holdfast.review.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.review.domain.CallKnown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is known of each call.
@ApplicationScoped
public class CallStore {
  private static final String CLAIM =
      """
      insert into call_seen (tenant, call_id, seq, known) values (?1, ?2, 0, cast(?3 as jsonb))
      on conflict do nothing
      """;

  private final EntityManager entities;

  /// @param entities of the running transaction
  public CallStore(EntityManager entities) {
    this.entities = entities;
  }

  /// The call, its row locked until the end of the transaction; empty where it has none.
  public Optional<CallKnown> locked(String tenant, String callId) {
    return Optional.ofNullable(row(tenant, callId, LockModeType.PESSIMISTIC_WRITE))
        .map(CallStore::known);
  }

  /// The call; empty where it has no row.
  public Optional<CallKnown> find(String tenant, String callId) {
    return Optional.ofNullable(row(tenant, callId, LockModeType.NONE)).map(CallStore::known);
  }

  /// Makes a row for the call, unless another transaction was faster, and locks it.
  public CallKnown claim(String tenant, String callId) {
    CallKnown nothing = CallKnown.nothing(tenant, callId);
    entities
        .createNativeQuery(CLAIM)
        .setParameter(1, tenant)
        .setParameter(2, callId)
        .setParameter(3, text(nothing))
        .executeUpdate();
    return locked(tenant, callId).orElseThrow();
  }

  /// Keeps what is known now; the row is locked already.
  public void keep(CallKnown known) {
    CallRow row = row(known.tenant(), known.callId(), LockModeType.NONE);
    row.seq = known.seq();
    row.known = text(known);
  }

  private CallRow row(String tenant, String callId, LockModeType lock) {
    return CallRow.findById(new CallRow.Key(tenant, callId), lock);
  }

  private static CallKnown known(CallRow row) {
    return Json.convert(Json.object(row.known.getBytes(StandardCharsets.UTF_8)), CallKnown.class);
  }

  /// As JSON, without the sealed number: nobody needs it here.
  static String text(CallKnown known) {
    ObjectNode value = Json.mapper().valueToTree(known);
    if (value.path("call").path("caller") instanceof ObjectNode caller) {
      caller.remove("sealed");
    }
    return value.toString();
  }
}
