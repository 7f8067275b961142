package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;

/// One condition that a call must meet to be a drop.
interface DropRule {
  /// Looks at a call.
  Finding look(CallSnapshot call);
}
