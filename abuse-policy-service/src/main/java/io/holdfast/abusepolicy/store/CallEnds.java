package io.holdfast.abusepolicy.store;

import io.holdfast.abusepolicy.domain.EndedCall.CallEnd;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.telephony.Happening.Party;
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

/// How calls ended.
@ApplicationScoped
public class CallEnds {
  /// Keeps how a call ended, unless the same or a newer snapshot is known.
  ///
  /// @param seq number of the snapshot within the call
  /// @param backfill whether it was told as history
  /// @return whether it is news
  public boolean keep(RecordKey call, CallEnd end, long seq, boolean backfill) {
    CallEndRow row = CallEndRow.findById(new CallKey(call.tenant(), call.id()));
    if (row == null) {
      row = new CallEndRow();
      row.tenant = call.tenant();
      row.callId = call.id();
      row.backfill = backfill;
    } else if (row.seq >= seq) {
      return false;
    }
    row.seq = seq;
    row.set(end);
    row.persist();
    return true;
  }

  /// How a call ended, or empty while it lasts or is not known.
  public Optional<Known> of(RecordKey call) {
    return CallEndRow.<CallEndRow>findByIdOptional(new CallKey(call.tenant(), call.id()))
        .map(row -> new Known(row.value(), row.backfill));
  }

  /// A known end.
  ///
  /// @param backfill whether it was told as history: no case may come from it
  public record Known(CallEnd end, boolean backfill) {}

  /// A row of `call_end`: the newest snapshot's word on how the call ended.
  @Entity
  @Table(name = "call_end")
  @IdClass(CallKey.class)
  public static class CallEndRow extends PanacheEntityBase {
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
  }

  /// Primary key of what there is once a call.
  record CallKey(String tenant, String callId) {}
}
