package io.holdfast.callback.store;

import io.holdfast.callback.domain.SeenCall;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls of which something is kept.
@ApplicationScoped
public class SeenCalls implements PanacheRepositoryBase<SeenCallRow, RowKey> {

  /// Which of these calls, of any tenant, are known.
  public Set<RowKey> known(Collection<String> callIds) {
    if (callIds.isEmpty()) {
      return new HashSet<>();
    }
    return new HashSet<>(
        getEntityManager()
            .createQuery("select c.key from SeenCall c where c.key.id in :ids", RowKey.class)
            .setParameter("ids", callIds)
            .getResultList());
  }

  /// The call itself, and the calls of the same caller that held a talk since then.
  public List<SeenCall> around(
      String tenant, @Nullable String token, String callId, Instant since) {
    return find(
            "key.tenant = ?1 and (key.id = ?2 or (callerToken = ?3 and talkedAt > ?4))",
            tenant,
            callId,
            token,
            since)
        .stream()
        .map(SeenCallRow::toSeenCall)
        .toList();
  }

  /// Writes what is kept of a call.
  public void save(SeenCall call) {
    RowKey key = new RowKey(call.tenant(), call.callId());
    SeenCallRow row = findByIdOptional(key).orElseGet(SeenCallRow::new);
    row.fill(call);
    persist(row);
  }
}
