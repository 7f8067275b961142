package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.simulator.Script.End;
import io.holdfast.simulator.Script.Way;

/// The agent's phone vanishes, soon after the caller was held.
final class MediaLost implements Plot {
  @Override
  public End play(Stage stage) {
    Serving.holdsLong(stage);
    Serving.isSoonDone(stage);
    stage.talk(Script.SILENCE_MS);
    return Endings.of(Party.NETWORK, Way.MEDIA);
  }
}
