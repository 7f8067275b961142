package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.store.CallEnds.CallKey;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The verdict on each ended call, as it stands.
@ApplicationScoped
public class Verdicts {
  /// The verdict on a call, one that was taken back included.
  public Optional<CallVerdict> of(RecordKey call) {
    return VerdictRow.<VerdictRow>findByIdOptional(new CallKey(call.tenant(), call.id()))
        .map(VerdictRow::value);
  }

  /// Keeps the verdict in place of an earlier one.
  public void keep(RecordKey call, CallVerdict verdict, Instant at) {
    VerdictRow row = VerdictRow.findById(new CallKey(call.tenant(), call.id()));
    if (row == null) {
      row = new VerdictRow();
      row.tenant = call.tenant();
      row.callId = call.id();
    }
    row.set(verdict, at);
    row.persist();
  }

  /// A row of `verdict`: the verdict on a call as it stands. `UNKNOWN` is one that was taken back.
  @Entity
  @Table(name = "verdict")
  @IdClass(CallKey.class)
  public static class VerdictRow extends PanacheEntityBase {
    @Id String tenant;

    @Id
    @Column(name = "call_id")
    String callId;

    @Column int revision;

    @Enumerated(EnumType.STRING)
    @Column
    Finding finding;

    @Column @Nullable String agent;
    @Column @Nullable String ground;
    @Column String reasons;

    @Column(name = "policy_version")
    int policyVersion;

    @Column(name = "policy_hash")
    String policyHash;

    @Column(name = "given_at")
    Instant givenAt;

    void set(CallVerdict verdict, Instant at) {
      revision = verdict.revision();
      finding = verdict.finding();
      agent = verdict.agent();
      ground = verdict.ground();
      reasons = Reasons.text(verdict.reasons());
      policyVersion = verdict.policy().version();
      policyHash = verdict.policy().hash();
      givenAt = at;
    }

    CallVerdict value() {
      var policy = new PolicyRef(policyVersion, policyHash);
      return new CallVerdict(finding, agent, ground, Reasons.read(reasons), policy, revision);
    }
  }
}
