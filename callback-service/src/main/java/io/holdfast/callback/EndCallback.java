package io.holdfast.callback;

import io.holdfast.callback.domain.Move;
import io.holdfast.callback.domain.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Ends a promise because somebody asks for it.
@ApplicationScoped
public class EndCallback {
  private final ChangePromise change;

  EndCallback(ChangePromise change) {
    this.change = change;
  }

  /// The centre takes it back.
  ///
  /// @return empty where the tenant has no such promise
  public Optional<Move> cancel(String tenant, String id) {
    return change.change(tenant, id, Promise::cancel);
  }

  /// The caller does not want it.
  ///
  /// @return empty where the tenant has no such promise
  public Optional<Move> decline(String tenant, String id) {
    return change.change(tenant, id, Promise::decline);
  }
}
