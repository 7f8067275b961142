package io.holdfast.abusepolicy;

import io.holdfast.abusepolicy.domain.AbusePolicy.PolicyVersion;
import io.holdfast.abusepolicy.domain.AbuseRecord;
import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.store.CallFiles;
import io.holdfast.abusepolicy.store.Rulebook;
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
  private final CallFiles files;
  private final Rulebook rulebook;

  /// @param files what is kept by call
  public LookUp(CallFiles files, Rulebook rulebook) {
    this.files = files;
    this.rulebook = rulebook;
  }

  /// All that is kept of a call, or empty where that is nothing.
  @Transactional
  public Optional<CallFile> call(RecordKey call) {
    var file =
        new CallFile(
            files.records().of(call),
            files.decisions().of(call),
            files.verdicts().of(call).orElse(null));
    return Optional.of(file).filter(f -> !f.isEmpty());
  }

  /// A decision.
  @Transactional
  public Optional<GivenDecision> decision(String tenant, UUID id) {
    return files.decisions().find(tenant, id);
  }

  /// A policy.
  @Transactional
  public Optional<PolicyVersion> policy(String tenant, int version) {
    return rulebook.policies().find(tenant, version);
  }

  /// A page of policies, newest first.
  @Transactional
  public Page<PolicyVersion> policies(String tenant, int page, int size) {
    return new Page<>(
        rulebook.policies().list(tenant, page, size),
        page,
        size,
        rulebook.policies().count(tenant));
  }

  /// All that is kept of a call.
  public record CallFile(
      AbuseRecord record, List<GivenDecision> decisions, @Nullable CallVerdict verdict) {
    private boolean isEmpty() {
      return record.isEmpty() && decisions.isEmpty() && verdict == null;
    }
  }
}
