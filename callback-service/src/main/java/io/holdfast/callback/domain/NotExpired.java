package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;

/// A call that was closed because nothing more was heard of it owes nothing: how it really ended is
/// not known (contract section 4).
record NotExpired() implements DropRule {
  /// Reason of the ending that call-events-service gives to a call whose end never came.
  static final String EXPIRED = "expired";

  @Override
  public Finding look(CallSnapshot call) {
    Ending ending = call.ending();
    boolean met = ending == null || !EXPIRED.equals(ending.reason());
    return new Finding(
        "not-expired", met, met ? "the end was reported" : "the end never came, the call expired");
  }
}
