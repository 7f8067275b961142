package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;

/// The agent comes back and lets go.
final class AgentHangsUpJustAfterHold implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.holdsLong(stage);
    Serving.isSoonDone(stage);
    return Endings.letsGo(stage, Party.AGENT);
  }
}
