package io.holdfast.platforms;

import io.holdfast.contracts.calls.Ending.Mode;

/// Whom a signal names.
public enum Says {
  /// The party whose leg the signal speaks of; nobody where it speaks of the call as a whole.
  LEG,
  CALLER,
  /// The agent whom the signal names, else the one who is on the call.
  AGENT,
  VIRTUAL_AGENT,
  SUPERVISOR,
  THIRD_PARTY,
  PLATFORM,
  NETWORK,
  /// It is kept as evidence, and weighs nothing.
  NOBODY;

  /// Whether such a signal tells of a wish or of a failure, where its rule has no reason to say
  /// otherwise.
  public Mode mode() {
    return switch (this) {
      case LEG, CALLER, AGENT, VIRTUAL_AGENT, SUPERVISOR, THIRD_PARTY -> Mode.DELIBERATE;
      case NETWORK -> Mode.TECHNICAL;
      case PLATFORM, NOBODY -> Mode.UNKNOWN;
    };
  }
}
