package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;

/// A call that was closed because nothing more was heard of it owes nothing: how it really ended is
/// not known (contract section 4).
///
/// @param expired whether `call.expired` was the last word on its end
record NotExpired(boolean expired) implements DropRule {
  private static final String EXPIRED = "expired";

  @Override
  public Finding look(CallSnapshot call) {
    Ending ending = call.ending();
    boolean met = !expired && (ending == null || !EXPIRED.equals(ending.reason()));
    return new Finding(
        "not-expired", met, met ? "the end was reported" : "the end never came, the call expired");
  }
}
