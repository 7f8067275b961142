package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;

/// A call that was ended under the abuse policy is not called back.
record NotForAbuse() implements DropRule {
  private static final String ABUSE = "abuse";

  @Override
  public Finding look(CallSnapshot call) {
    Ending ending = call.ending();
    boolean met = ending == null || !ABUSE.equals(ending.reason());
    return new Finding(
        "not-for-abuse",
        met,
        met ? "not ended under the abuse policy" : "ended under the abuse policy");
  }
}
