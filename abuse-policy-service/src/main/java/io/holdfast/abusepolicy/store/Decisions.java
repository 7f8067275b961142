package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.store.ReportRow.RowKey;
import io.holdfast.contracts.RecordKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every decision that was given.
@ApplicationScoped
public class Decisions {
  /// Keeps a new decision.
  ///
  /// @param idempotencyKey the caller's name for the request, at most once a tenant
  public void keep(String tenant, @Nullable String idempotencyKey, GivenDecision given) {
    DecisionRow.of(tenant, idempotencyKey, given).persist();
  }

  /// Those of a call, oldest first.
  public List<GivenDecision> of(RecordKey call) {
    return DecisionRow.<DecisionRow>list(
            "tenant = ?1 and callId = ?2 order by decidedAt, id", call.tenant(), call.id())
        .stream()
        .map(DecisionRow::value)
        .toList();
  }

  /// The tenant's decision of that id.
  public Optional<GivenDecision> find(String tenant, UUID id) {
    return DecisionRow.<DecisionRow>findByIdOptional(new RowKey(tenant, id))
        .map(DecisionRow::value);
  }

  /// The decision that the request of that key was given.
  public Optional<GivenDecision> byKey(String tenant, String idempotencyKey) {
    return DecisionRow.<DecisionRow>find(
            "tenant = ?1 and idempotencyKey = ?2", tenant, idempotencyKey)
        .firstResultOptional()
        .map(DecisionRow::value);
  }
}
