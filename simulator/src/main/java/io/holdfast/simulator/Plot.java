package io.holdfast.simulator;

import io.holdfast.simulator.Script.End;

/// What happens on a call from where an agent has answered, or from where nobody will.
interface Plot {
  /// Writes the scenes and says how it ends.
  End play(Stage stage);
}
