package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.AbuseRecord.Warning;
import io.holdfast.abusepolicy.store.ReportRow.RowKey;
import io.holdfast.contracts.RecordKey;
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

/// A row of `warning`; never changes.
@Entity
@Table(name = "warning")
@IdClass(RowKey.class)
public class WarningRow extends PanacheEntityBase {
  @Id String tenant;
  @Id UUID id;

  @Column(name = "call_id")
  String callId;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Enumerated(EnumType.STRING)
  @Column
  Ground ground;

  @Column @Nullable String agent;

  @Column(name = "wording_id")
  @Nullable String wordingId;

  @Column(name = "recording_offset_ms")
  @Nullable Long recordingOffsetMs;

  @Column String source;

  static WarningRow of(RecordKey call, Warning warning) {
    var row = new WarningRow();
    row.tenant = call.tenant();
    row.id = warning.id();
    row.callId = call.id();
    row.occurredAt = warning.at();
    row.ground = warning.ground();
    row.agent = warning.agent();
    row.wordingId = warning.wordingId();
    row.recordingOffsetMs = warning.recordingOffsetMs();
    row.source = warning.source();
    return row;
  }

  Warning value() {
    return new Warning(id, occurredAt, ground, agent, wordingId, recordingOffsetMs, source);
  }
}
