package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;

/// The line of one of them is gone, soon after the caller was held.
///
/// @param way whose line, and so who can tell of it
record LineLost(Way way) implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.holdsLong(stage);
    Serving.isSoonDone(stage);
    return Endings.of(Party.NETWORK, way);
  }
}
