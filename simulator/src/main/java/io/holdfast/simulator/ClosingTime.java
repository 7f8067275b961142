package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;

/// The platform sends home whoever still waits.
final class ClosingTime implements Plot {
  @Override
  public End play(Stage stage) {
    return Endings.of(Party.PLATFORM, Way.WORD);
  }
}
