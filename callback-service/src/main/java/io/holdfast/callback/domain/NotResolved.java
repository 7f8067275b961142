package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;

/// The agent did not say in wrap-up that the matter is done.
record NotResolved() implements DropRule {
  @Override
  public Finding look(CallSnapshot call) {
    boolean met = !Boolean.TRUE.equals(call.resolved());
    return new Finding("not-resolved", met, met ? "nobody said resolved" : "marked as resolved");
  }
}
