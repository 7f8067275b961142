package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a call in which the caller is in one place. The scenes of a call follow each other
/// without gaps.
sealed interface Scene {
  /// How long a phone rings in vain.
  long RING_MS = 20_000;

  /// How long it lasts, in milliseconds.
  long ms();

  /// The caller listens to a machine.
  record Menu(long ms) implements Scene {}

  /// The caller waits for anybody.
  ///
  /// @param missed agents whose phones rang in vain meanwhile
  /// @param answeredBy who ends the wait; null where nobody does
  record Queue(String queue, long ms, List<String> missed, @Nullable String answeredBy)
      implements Scene {}

  /// Caller and agent speak.
  record Talk(String agent, long ms, List<Aside> asides) implements Scene {}

  /// The agent has put the caller on hold.
  ///
  /// @param consulted a colleague whom the agent asks meanwhile; the caller does not meet him
  record Hold(String agent, long ms, @Nullable String consulted) implements Scene {}

  /// The agent hands the caller on.
  ///
  /// @param by the agent, who stays until the end where it is attended
  /// @param to a queue, an agent, or a number that nobody has
  record Transfer(TransferKind kind, String by, String to, long ms, Result result)
      implements Scene {}

  /// Two agents speak with the caller.
  record Conference(String agent, String second, long ms) implements Scene {}

  /// How a transfer ends.
  enum Result {
    /// Where it was meant to go.
    REACHED,
    /// With the agent who started it.
    FAILED,
    /// Nowhere: nobody is there, and nobody comes back.
    LOST
  }

  /// Something that happens while two people speak.
  ///
  /// @param atMs after the start of the scene
  record Aside(long atMs, Sort sort, Ground ground) {}

  /// What happens.
  enum Sort {
    ABUSE,
    WARNING
  }
}
