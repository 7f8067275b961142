package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Scene.Result;
import io.holdfast.simulator.Script.End;

/// The caller is handed on to where nobody is, and the agent is gone.
final class LostInTransfer implements Plot {
  /// An extension that nobody has.
  static final String NOBODY = "8999";

  @Override
  public End play(Stage stage) {
    Dice dice = stage.dice();
    Serving.helps(stage);
    long wait = stage.waitForADrop();
    if (wait > 0 && dice.chance(0.5)) {
      stage.hold(wait);
      wait = 0;
    }
    TransferKind kind = dice.chance(0.7) ? TransferKind.BLIND : TransferKind.QUEUE;
    stage.transfer(kind, NOBODY, wait + dice.between(1_000, 25_000), Result.LOST);
    return Endings.nowhere();
  }
}
