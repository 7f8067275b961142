package io.holdfast.callback.store;

import io.holdfast.callback.domain.SeenCall;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call of which something is kept.
@Entity(name = "SeenCall")
@Table(name = "seen_call")
public class SeenCallRow {
  @EmbeddedId RowKey key = new RowKey("", "");

  @Column(name = "caller_token")
  @Nullable String callerToken;

  @Column(name = "last_seq")
  long lastSeq;

  @Column boolean history;

  @Column boolean expired;

  @Column(name = "talked_at")
  @Nullable Instant talkedAt;

  @Column @Nullable String keeps;

  SeenCall toSeenCall() {
    return new SeenCall(
        key.tenant(), key.id(), callerToken, lastSeq, history, expired, talkedAt, keeps);
  }

  void fill(SeenCall call) {
    key = new RowKey(call.tenant(), call.callId());
    callerToken = call.token();
    lastSeq = call.lastSeq();
    history = call.history();
    expired = call.expired();
    talkedAt = call.talkedAt();
    keeps = call.keeps();
  }
}
