package io.holdfast.review.store;

import io.holdfast.contracts.reviews.ReviewCase.Kind;
import io.holdfast.contracts.reviews.ReviewCase.Severity;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// One row of `case_trigger`.
@Entity
@Table(name = "case_trigger")
@IdClass(TriggerRow.Key.class)
class TriggerRow extends PanacheEntityBase {
  @Id
  @Column(name = "tenant")
  public String tenant;

  @Id
  @Column(name = "case_id")
  public String caseId;

  @Id
  @Column(name = "rule")
  public String rule;

  @Column(name = "place")
  public int place;

  @Column(name = "standing")
  public boolean standing;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  public Kind kind;

  @Column(name = "severity")
  @Enumerated(EnumType.STRING)
  public Severity severity;

  @Column(name = "because")
  public String because;

  @Column(name = "arisen_at")
  public Instant arisenAt;

  @Column(name = "event_id")
  public String eventId;

  @Column(name = "evidence")
  @JdbcTypeCode(SqlTypes.JSON)
  public String evidence;

  /// Primary key.
  record Key(String tenant, String caseId, String rule) {}
}
