package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbuseRecord;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.PolicyVersion;
import io.holdfast.abusepolicy.store.AbuseRecords;
import io.holdfast.abusepolicy.store.Decisions;
import io.holdfast.abusepolicy.store.Policies;
import io.holdfast.abusepolicy.store.Verdicts;
import io.holdfast.contracts.Page;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers questions about what is kept; a tenant sees its own only.
@ApplicationScoped
public class LookUp {
  private final AbuseRecords records;
  private final Decisions decisions;
  private final Verdicts verdicts;
  private final Policies policies;

  /// @param records reports and warnings
  public LookUp(AbuseRecords records, Decisions decisions, Verdicts verdicts, Policies policies) {
    this.records = records;
    this.decisions = decisions;
    this.verdicts = verdicts;
    this.policies = policies;
  }

  /// All that is kept of a call, or empty where that is nothing.
  @Transactional
  public Optional<CallFile> call(RecordKey call) {
    var file = new CallFile(records.of(call), decisions.of(call), verdicts.of(call).orElse(null));
    return Optional.of(file).filter(f -> !f.isEmpty());
  }

  /// A decision.
  @Transactional
  public Optional<GivenDecision> decision(String tenant, UUID id) {
    return decisions.find(tenant, id);
  }

  /// A policy.
  @Transactional
  public Optional<PolicyVersion> policy(String tenant, int version) {
    return policies.find(tenant, version);
  }

  /// A page of policies, newest first.
  @Transactional
  public Page<PolicyVersion> policies(String tenant, int page, int size) {
    return new Page<>(policies.list(tenant, page, size), page, size, policies.count(tenant));
  }

  /// All that is kept of a call.
  public record CallFile(
      AbuseRecord record, List<GivenDecision> decisions, @Nullable CallVerdict verdict) {
    private boolean isEmpty() {
      return record.isEmpty() && decisions.isEmpty() && verdict == null;
    }
  }
}
