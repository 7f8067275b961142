package io.holdfast.review.store;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.review.domain.CaseStage.ClosedReason;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of `review_case`; [CaseMapping] knows which columns belong to which state.
@Entity
@Table(name = "review_case")
@IdClass(CaseRow.Key.class)
class CaseRow extends PanacheEntityBase {
  @Id
  @Column(name = "tenant")
  public String tenant;

  @Id
  @Column(name = "case_id")
  public String caseId;

  @Column(name = "call_id")
  public String callId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "status")
  @Enumerated(EnumType.STRING)
  public Status status;

  @Column(name = "severity")
  @Enumerated(EnumType.STRING)
  public Severity severity;

  @Column(name = "opened_at")
  public Instant openedAt;

  @Column(name = "due_at")
  public Instant dueAt;

  @Column(name = "agent")
  public @Nullable String agent;

  @Column(name = "caller_token")
  public @Nullable String callerToken;

  @Column(name = "assignee")
  public @Nullable String assignee;

  @Column(name = "decision_outcome")
  public @Nullable String decisionOutcome;

  @Column(name = "decision_by")
  public @Nullable String decisionBy;

  @Column(name = "decision_at")
  public @Nullable Instant decisionAt;

  @Column(name = "decision_reason")
  public @Nullable String decisionReason;

  @Column(name = "closed_reason")
  @Enumerated(EnumType.STRING)
  public @Nullable ClosedReason closedReason;

  @Column(name = "closed_at")
  public @Nullable Instant closedAt;

  @Column(name = "version")
  public int version;

  /// Primary key.
  record Key(String tenant, String caseId) {}
}
