package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// As [AgentHangsUp]; the caller tries again within five minutes.
final class CallsAgain implements Plot {
  @Override
  public End play(Stage stage) {
    stage.callsAgainAfter(stage.dice().between(20_000, 300_000));
    return new AgentHangsUp().play(stage);
  }
}
