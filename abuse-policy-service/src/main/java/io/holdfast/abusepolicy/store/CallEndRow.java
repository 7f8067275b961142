package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.contracts.telephony.Happening.Party;
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

/// A row of `call_end`: the newest snapshot's word on how the call ended.
@Entity
@Table(name = "call_end")
@IdClass(CallEndRow.CallKey.class)
public class CallEndRow extends PanacheEntityBase {
  @Id String tenant;

  @Id
  @Column(name = "call_id")
  String callId;

  @Column long seq;

  @Column(name = "ended_at")
  Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "ended_by")
  Party endedBy;

  @Column @Nullable String agent;
  @Column @Nullable String reason;
  @Column boolean backfill;

  void set(CallEnd end) {
    endedAt = end.at();
    endedBy = end.by();
    agent = end.agent();
    reason = end.reason();
  }

  CallEnd value() {
    return new CallEnd(endedAt, endedBy, agent, reason);
  }

  /// Primary key of what there is once a call.
  record CallKey(String tenant, String callId) {}
}
