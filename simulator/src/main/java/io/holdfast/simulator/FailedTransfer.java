package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.simulator.Scene.Result;
import io.holdfast.simulator.Script.End;

/// The target does not answer, and the agent takes the caller back.
final class FailedTransfer implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    TransferKind kind = stage.dice().chance(0.5) ? TransferKind.BLIND : TransferKind.ATTENDED;
    long ringing = stage.dice().between(1_000, 25_000);
    stage.transfer(kind, LostInTransfer.NOBODY, ringing, Result.FAILED);
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
