package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Script.End;

/// A colleague helps, who was asked before.
final class AttendedTransfer implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    stage.handOn(TransferKind.ATTENDED);
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
