package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// Somebody of another queue helps, after another wait.
final class SecondQueue implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.helps(stage);
    stage.queueAgain(stage.dice().oneOf(Staff.QUEUES));
    Serving.helps(stage);
    return Endings.settled(stage);
  }
}
