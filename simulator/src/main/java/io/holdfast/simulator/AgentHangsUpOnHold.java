package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;

/// The agent does not come back.
final class AgentHangsUpOnHold implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.holdsLong(stage);
    return Endings.letsGo(stage, Party.AGENT);
  }
}
