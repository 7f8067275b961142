package io.holdfast.callback.domain;

import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.calls.CallSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One condition that a call must meet to be a drop.
interface DropRule {
  /// Looks at a call.
  Finding look(CallSnapshot call);

  /// What all rules together said about a call.
  ///
  /// @param findings every rule that was looked at, those that were met too
  /// @param kind how the caller was dropped; null where the call is no drop
  record Verdict(List<Finding> findings, @Nullable Kind kind) {}
}
