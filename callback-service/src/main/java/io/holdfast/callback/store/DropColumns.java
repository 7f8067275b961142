package io.holdfast.callback.store;

import io.holdfast.callback.domain.Drop;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Severity;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The columns of the drop that a promise is for.
@Embeddable
class DropColumns {
  @Column(name = "call_id")
  String callId = "";

  @Column String kind = "";

  @Column String severity = "";

  @Column(name = "time_lost_ms")
  long timeLostMs;

  @Column(name = "ended_at")
  Instant endedAt = Instant.EPOCH;

  @Column(name = "caller_token")
  @Nullable String callerToken;

  @Column(name = "caller_masked")
  @Nullable String callerMasked;

  @Column(name = "caller_sealed")
  @Nullable String callerSealed;

  @Column(name = "customer_id")
  @Nullable String customerId;

  @Column @Nullable String queue;

  @Column @Nullable String agent;

  @Column @Nullable Boolean resolved;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column
  String ending = "{}";

  Drop toDrop() {
    return new Drop(
        callId,
        Words.read(Kind.class, kind),
        Words.read(Severity.class, severity),
        timeLostMs,
        endedAt,
        new CallerId(callerToken, callerMasked, callerSealed, customerId),
        queue,
        agent,
        resolved,
        JsonColumn.ending(ending));
  }

  void fill(Drop drop) {
    callId = drop.callId();
    kind = Words.of(drop.kind());
    severity = Words.of(drop.severity());
    timeLostMs = drop.timeLostMs();
    endedAt = drop.endedAt();
    callerToken = drop.caller().token();
    callerMasked = drop.caller().masked();
    callerSealed = drop.caller().sealed();
    customerId = drop.caller().customerId();
    queue = drop.queue();
    agent = drop.agent();
    resolved = drop.resolved();
    ending = JsonColumn.write(drop.ending());
  }
}
