package io.holdfast.callback.domain;

import io.holdfast.contracts.calls.CallSnapshot;
import java.time.Duration;

/// The caller lost enough time in queues, holds and transfers.
record LostEnough(Duration least) implements DropRule {
  @Override
  public Finding look(CallSnapshot call) {
    return new Finding(
        "lost-enough",
        call.timeLostMs() >= least.toMillis(),
        "lost " + call.timeLostMs() + " ms, a drop needs " + least.toMillis() + " ms");
  }
}
