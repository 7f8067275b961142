package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;

/// The agent answers and lets go within seconds.
final class AgentHangsUp implements Plot {
  @Override
  public End play(Stage stage) {
    stage.talk(stage.dice().between(800, 9_500));
    return Endings.letsGo(stage, Party.AGENT);
  }
}
