package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;

/// The line is gone, soon after the caller was held.
final class NetworkDrop implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.holdsLong(stage);
    Serving.isSoonDone(stage);
    return Endings.of(Party.NETWORK, Way.LINE);
  }
}
