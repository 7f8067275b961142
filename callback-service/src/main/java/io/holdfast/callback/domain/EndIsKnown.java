package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;

/// A call that lasts, or whose ending nobody told, is no drop.
record EndIsKnown() implements DropRule {
  @Override
  public Finding look(CallSnapshot call) {
    boolean met = call.endedAt() != null && call.ending() != null;
    return new Finding(
        "end-is-known", met, met ? "the call ended and its ending is known" : "no known ending");
  }
}
