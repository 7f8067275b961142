package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.AbuseRecord.Report;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Reporter;
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

/// A row of `abuse_report`; never changes.
@Entity
@Table(name = "abuse_report")
@IdClass(ReportRow.RowKey.class)
public class ReportRow extends PanacheEntityBase {
  @Id String tenant;
  @Id UUID id;

  @Column(name = "call_id")
  String callId;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Enumerated(EnumType.STRING)
  @Column
  Ground ground;

  @Enumerated(EnumType.STRING)
  @Column
  Reporter reporter;

  @Column @Nullable String agent;

  @Column(name = "excerpt_ref")
  @Nullable String excerptRef;

  @Column @Nullable Double confidence;
  @Column String source;

  static ReportRow of(RecordKey call, Report report) {
    var row = new ReportRow();
    row.tenant = call.tenant();
    row.id = report.id();
    row.callId = call.id();
    row.occurredAt = report.at();
    row.ground = report.ground();
    row.reporter = report.by();
    row.agent = report.agent();
    row.excerptRef = report.excerptRef();
    row.confidence = report.confidence();
    row.source = report.source();
    return row;
  }

  Report value() {
    return new Report(id, occurredAt, ground, reporter, agent, excerptRef, confidence, source);
  }

  /// Primary key of what has an id of its own.
  record RowKey(String tenant, UUID id) {}
}
