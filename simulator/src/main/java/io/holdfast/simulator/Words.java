package io.holdfast.simulator;

import java.time.Instant;

/// What a platform reports where somebody leaves a call. No two say the same.
interface Words {
  /// The call ends.
  ///
  /// @param at when the first party let go
  void atTheEnd(Instant at);

  /// One of two agents leaves by their own phone; the call goes on.
  void goes(Instant at, String agent);

  /// Those of the platform that took the call.
  static Words of(Script script, Reporting report) {
    return switch (script.platform()) {
      case PLAIN -> new LastWords(script, report);
      case QUEUE_LOG -> new QueueLogWords(script, report);
      case FLEX -> new FlexWords(script, report);
      case GENESYS_LIVE, GENESYS_BROWSERS, GENESYS_PHONES -> new GenesysWords(script, report);
    };
  }
}
