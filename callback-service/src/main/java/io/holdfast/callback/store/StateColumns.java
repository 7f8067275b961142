package io.holdfast.callback.store;

import static java.util.Objects.requireNonNull;

import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.PromiseState;
import io.holdfast.callback.domain.PromiseState.Cancelled;
import io.holdfast.callback.domain.PromiseState.Closed;
import io.holdfast.callback.domain.PromiseState.Declined;
import io.holdfast.callback.domain.PromiseState.Dialling;
import io.holdfast.callback.domain.PromiseState.Expired;
import io.holdfast.callback.domain.PromiseState.Failed;
import io.holdfast.callback.domain.PromiseState.Kept;
import io.holdfast.callback.domain.PromiseState.Promised;
import io.holdfast.callback.domain.PromiseState.Refused;
import io.holdfast.callback.domain.PromiseState.Scheduled;
import io.holdfast.callback.domain.PromiseState.Superseded;
import io.holdfast.callback.domain.Words;
import io.holdfast.contracts.callbacks.Callback.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The columns of the state: those that a status does not have are null, which the table checks.
@Embeddable
class StateColumns {
  @Column String status = "";

  @Column(name = "dial_id")
  @Nullable String dialId;

  @Column(name = "dialling_since")
  @Nullable Instant diallingSince;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Column @Nullable String reason;

  @Column(name = "by_id")
  @Nullable String byId;

  PromiseState toState() {
    return switch (Words.read(Status.class, status)) {
      case PROMISED -> new Promised();
      case SCHEDULED -> new Scheduled();
      case DIALLING -> new Dialling(there(dialId), there(diallingSince));
      case KEPT -> new Kept(there(closedAt), there(reason), byId);
      case SUPERSEDED -> new Superseded(there(closedAt), there(reason), there(byId));
      case CANCELLED -> new Cancelled(there(closedAt), there(reason));
      case DECLINED -> new Declined(there(closedAt), there(reason));
      case REFUSED -> new Refused(there(closedAt), there(reason));
      case EXPIRED -> new Expired(there(closedAt), there(reason));
      case FAILED -> new Failed(there(closedAt), there(reason));
      case UNKNOWN -> throw new IllegalStateException("Expected a status, found unknown");
    };
  }

  void fill(Promise promise) {
    PromiseState state = promise.state();
    status = Words.of(promise.status());
    dialId = state instanceof Dialling dialling ? dialling.dialId() : null;
    diallingSince = state instanceof Dialling dialling ? dialling.since() : null;
    closedAt = state instanceof Closed closed ? closed.at() : null;
    reason = state instanceof Closed closed ? closed.reason() : null;
    byId = by(state);
  }

  private static @Nullable String by(PromiseState state) {
    return switch (state) {
      case Kept kept -> kept.callId();
      case Superseded superseded -> superseded.by();
      case PromiseState.Open _, Cancelled _, Declined _, Refused _, Expired _, Failed _ -> null;
    };
  }

  private static <T> T there(@Nullable T column) {
    return requireNonNull(column, "the table's checks let no null in here");
  }
}
