package io.holdfast.review.store;

import io.holdfast.contracts.reviews.ReviewCase.Status;
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

/// One row of `case_event`.
@Entity
@Table(name = "case_event")
@IdClass(EventRow.Key.class)
class EventRow extends PanacheEntityBase {
  @Id
  @Column(name = "tenant")
  public String tenant;

  @Id
  @Column(name = "case_id")
  public String caseId;

  @Id
  @Column(name = "version")
  public int version;

  @Column(name = "type")
  public String type;

  @Column(name = "by_whom")
  public @Nullable String by;

  @Column(name = "at")
  public Instant at;

  @Column(name = "note")
  public @Nullable String note;

  @Column(name = "status")
  @Enumerated(EnumType.STRING)
  public Status status;

  /// Primary key.
  record Key(String tenant, String caseId, int version) {}
}
