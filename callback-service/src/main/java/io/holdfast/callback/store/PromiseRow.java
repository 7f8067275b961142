package io.holdfast.callback.store;

import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A promise as a row: the sealed state flattened, held together by the checks of the table.
@Entity(name = "Promise")
@Table(name = "promise")
public class PromiseRow {
  @EmbeddedId RowKey key = new RowKey("", "");
  @Embedded DropColumns drop = new DropColumns();
  @Embedded StateColumns state = new StateColumns();

  @JdbcTypeCode(SqlTypes.JSON)
  @Column
  String findings = "[]";

  @Column(name = "booked_at")
  Instant bookedAt = Instant.EPOCH;

  @Column(name = "settle_until")
  Instant settleUntil = Instant.EPOCH;

  @Column(name = "due_at")
  Instant dueAt = Instant.EPOCH;

  @Column(name = "not_after")
  Instant notAfter = Instant.EPOCH;

  @Column int attempt;

  @Column long version;

  Promise toPromise() {
    return new Promise(
        key.id(),
        key.tenant(),
        drop.toDrop(),
        JsonColumn.findings(findings),
        new Schedule(bookedAt, settleUntil, dueAt, notAfter),
        attempt,
        state.toState(),
        version);
  }

  void fill(Promise promise) {
    key = new RowKey(promise.tenant(), promise.id());
    drop.fill(promise.drop());
    findings = JsonColumn.write(promise.findings());
    Schedule schedule = promise.schedule();
    bookedAt = schedule.bookedAt();
    settleUntil = schedule.settleUntil();
    dueAt = schedule.dueAt();
    notAfter = schedule.notAfter();
    attempt = promise.attempt();
    version = promise.version();
    state.fill(promise);
  }
}
