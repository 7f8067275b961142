package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// The matter is settled.
final class NormalEnd implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
