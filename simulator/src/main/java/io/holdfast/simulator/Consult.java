package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// A colleague knows the answer, and does not meet the caller.
final class Consult implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    stage.consult();
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
