package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.GivenDecision;
import io.holdfast.abusepolicy.domain.Words;
import io.holdfast.abusepolicy.store.ReportRow.RowKey;
import io.holdfast.contracts.abuse.AbuseEvent.Decision;
import io.holdfast.contracts.abuse.AbuseEvent.PolicyRef;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `decision`; never changes.
@Entity
@Table(name = "decision")
@IdClass(RowKey.class)
public class DecisionRow extends PanacheEntityBase {
  @Id String tenant;
  @Id UUID id;

  @Column(name = "call_id")
  String callId;

  @Column(name = "idempotency_key")
  @Nullable String idempotencyKey;

  @Column String agent;

  @Enumerated(EnumType.STRING)
  @Column
  Ground ground;

  @Column(name = "requested_for")
  Instant requestedFor;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Enumerated(EnumType.STRING)
  @Column
  Verdict verdict;

  @Column String reasons;

  @Column(name = "policy_version")
  int policyVersion;

  @Column(name = "policy_hash")
  String policyHash;

  @Column(name = "next_step")
  @Nullable String next;

  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  static DecisionRow of(String tenant, @Nullable String idempotencyKey, GivenDecision given) {
    var row = new DecisionRow();
    Decision decision = given.decision();
    row.tenant = tenant;
    row.id = UUID.fromString(decision.decisionId());
    row.callId = given.callId();
    row.idempotencyKey = idempotencyKey;
    row.agent = given.agent();
    row.ground = given.ground();
    row.requestedFor = given.requestedFor();
    row.decidedAt = given.decidedAt();
    row.verdict = decision.verdict();
    row.reasons = Reasons.text(decision.reasons());
    row.policyVersion = decision.policy().version();
    row.policyHash = decision.policy().hash();
    row.next = decision.next();
    row.validUntil = decision.validUntil();
    return row;
  }

  GivenDecision value() {
    var decision =
        new Decision(
            id.toString(),
            verdict,
            agent,
            Words.of(ground),
            Reasons.read(reasons),
            new PolicyRef(policyVersion, policyHash),
            next,
            validUntil);
    return new GivenDecision(callId, agent, ground, requestedFor, decidedAt, decision);
  }
}
