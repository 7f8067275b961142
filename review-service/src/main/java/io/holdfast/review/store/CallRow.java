package io.holdfast.review.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// One row of `call_seen`.
@Entity
@Table(name = "call_seen")
@IdClass(CallRow.Key.class)
class CallRow extends PanacheEntityBase {
  @Id
  @Column(name = "tenant")
  public String tenant;

  @Id
  @Column(name = "call_id")
  public String callId;

  @Column(name = "seq")
  public long seq;

  @Column(name = "known")
  @JdbcTypeCode(SqlTypes.JSON)
  public String known;

  /// Primary key.
  record Key(String tenant, String callId) {}
}
