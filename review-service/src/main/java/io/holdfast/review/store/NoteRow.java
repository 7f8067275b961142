package io.holdfast.review.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/// One row of `case_note`.
@Entity
@Table(name = "case_note")
@IdClass(EventRow.Key.class)
class NoteRow extends PanacheEntityBase {
  @Id
  @Column(name = "tenant")
  public String tenant;

  @Id
  @Column(name = "case_id")
  public String caseId;

  @Id
  @Column(name = "version")
  public int version;

  @Column(name = "by_whom")
  public String by;

  @Column(name = "at")
  public Instant at;

  @Column(name = "text")
  public String text;
}
