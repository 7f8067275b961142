package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Script.End;

/// A colleague helps, who did not know of the caller.
final class BlindTransfer implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    stage.handOn(TransferKind.BLIND);
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
