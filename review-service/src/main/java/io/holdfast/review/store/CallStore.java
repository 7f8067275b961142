package io.holdfast.review.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.review.domain.CallKnown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of each call.
@ApplicationScoped
public class CallStore {
  private static final String CLAIM =
      """
      insert into call_seen (tenant, call_id, seq, known) values (?1, ?2, 0, cast(?3 as jsonb))
      on conflict do nothing
      """;

  private static final String KEEP =
      """
      update call_seen set seq = ?3, known = cast(?4 as jsonb), seen_at = now()
      where tenant = ?1 and call_id = ?2
      """;
  private static final String FORGET =
      """
      delete from call_seen c where c.seen_at < now() - make_interval(secs => ?1) and not exists (
        select 1 from review_case r where r.tenant = c.tenant and r.call_id = c.call_id)
      """;

  private final EntityManager entities;

  /// @param entities of the running transaction
  public CallStore(EntityManager entities) {
    this.entities = entities;
  }

  /// The call, its row locked until the end of the transaction; empty where it has none.
  public Optional<CallKnown> locked(String tenant, String callId) {
    return Optional.ofNullable(row(tenant, callId)).map(CallStore::known);
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
    entities
        .createNativeQuery(KEEP)
        .setParameter(1, known.tenant())
        .setParameter(2, known.callId())
        .setParameter(3, known.seq())
        .setParameter(4, text(known))
        .executeUpdate();
  }

  /// Forgets calls without a case that nobody spoke of for so long, by the database's clock.
  ///
  /// @return how many
  public int forget(Duration after) {
    return entities
        .createNativeQuery(FORGET)
        .setParameter(1, (double) after.toSeconds())
        .executeUpdate();
  }

  private static @Nullable CallRow row(String tenant, String callId) {
    return CallRow.findById(new CallRow.Key(tenant, callId), LockModeType.PESSIMISTIC_WRITE);
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
