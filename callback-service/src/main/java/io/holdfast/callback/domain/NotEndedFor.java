package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;

/// A call that ended for a certain reason is not called back.
///
/// @param rule its name in answers and events
/// @param reason of the ending, as the contract spells it
/// @param told what it means, in words
record NotEndedFor(String rule, String reason, String told) implements DropRule {
  /// A call that was ended under the abuse policy.
  static final NotEndedFor ABUSE =
      new NotEndedFor("not-for-abuse", "abuse", "ended under the abuse policy");

  /// The caller ordered a callback of the platform's own while they waited: the wait ended because
  /// they will be called, and nobody is called twice.
  static final NotEndedFor CALLBACK =
      new NotEndedFor("no-callback-ordered", "callback", "ended with a callback that was ordered");

  @Override
  public Finding look(CallSnapshot call) {
    Ending ending = call.ending();
    boolean met = ending == null || !reason.equals(ending.reason());
    return new Finding(rule, met, met ? "not " + told : told);
  }
}
