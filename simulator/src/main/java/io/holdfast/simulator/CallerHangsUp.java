package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;

/// The caller has enough, or his doorbell rings.
final class CallerHangsUp implements Plot {
  @Override
  public End play(Stage stage) {
    stage.talk(stage.dice().between(10_000, 300_000));
    return Endings.letsGo(stage, Party.CALLER);
  }
}
