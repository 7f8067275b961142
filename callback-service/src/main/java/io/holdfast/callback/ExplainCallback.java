package io.holdfast.callback;

import io.holdfast.callback.domain.CallbackView;
import io.holdfast.callback.domain.Finding;
import io.holdfast.callback.domain.Promise;
import io.holdfast.callback.domain.PromiseState;
import io.holdfast.callback.domain.PromiseState.Closed;
import io.holdfast.callback.domain.PromiseState.Dialling;
import io.holdfast.callback.domain.PromiseState.Promised;
import io.holdfast.callback.domain.PromiseState.Scheduled;
import io.holdfast.callback.store.Promises;
import io.holdfast.contracts.callbacks.Callback.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explains a promise: what each rule said of the call, and when it may be dialled next.
@ApplicationScoped
public class ExplainCallback {
  private final Promises promises;

  ExplainCallback(Promises promises) {
    this.promises = promises;
  }

  /// The explanation.
  ///
  /// @param rules every rule that was looked at, by the newest snapshot that the promise follows
  /// @param reasons why it stands where it stands
  /// @param nextAllowedAt not dialled before; null where it is being dialled, or over
  public record Why(
      String callbackId,
      Status status,
      List<Finding> rules,
      List<String> reasons,
      @Nullable Instant nextAllowedAt) {}

  /// Why a promise stands where it stands; empty where the tenant has no such promise.
  @Transactional
  public Optional<Why> why(String tenant, String id) {
    return promises.read(tenant, id).map(ExplainCallback::explain);
  }

  private static Why explain(Promise promise) {
    return new Why(
        promise.id(),
        promise.status(),
        promise.findings(),
        CallbackView.of(promise).reasons(),
        nextAllowed(promise));
  }

  private static @Nullable Instant nextAllowed(Promise promise) {
    PromiseState state = promise.state();
    return switch (state) {
      case Promised _, Scheduled _ -> promise.schedule().dueAt();
      case Dialling _, Closed _ -> null;
    };
  }
}
