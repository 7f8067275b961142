package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;

/// Nobody answered.
final class AbandonedInQueue implements Plot {
  @Override
  public End play(Stage stage) {
    return Endings.letsGo(stage, Party.CALLER);
  }
}
