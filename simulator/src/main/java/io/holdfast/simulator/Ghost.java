package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;

/// Of the caller nothing was ever heard.
final class Ghost implements Plot {
  @Override
  public End play(Stage stage) {
    stage.talk(stage.dice().between(Script.SILENCE_MS, 4 * Script.SILENCE_MS));
    return Endings.of(Party.NETWORK, Way.GHOST);
  }
}
