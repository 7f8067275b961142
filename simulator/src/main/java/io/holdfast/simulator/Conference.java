package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// A colleague helps together with the agent.
final class Conference implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    stage.conference();
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
