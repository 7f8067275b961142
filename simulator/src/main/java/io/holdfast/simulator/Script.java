package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that happens on one call, decided before anybody reports a fact of it.
///
/// @param site the centre that takes it, from 1
/// @param platform what that centre has
/// @param scenario what happened, in a word
/// @param scenes at least one
/// @param again the call that this caller was dropped on before
record Script(
    String callId,
    int site,
    CentreKind platform,
    Instant offeredAt,
    Caller caller,
    Scenario scenario,
    List<Scene> scenes,
    End end,
    @Nullable String again) {
  /// How long a switch hears nothing from one side before it gives up.
  static final long SILENCE_MS = 8_000;

  /// A coin that was thrown for this call: facts are made without dice.
  ///
  /// @param number which of several, 0 to 8
  boolean coin(int number) {
    return (callId.hashCode() >>> number & 1) == 1;
  }

  /// Who calls.
  ///
  /// @param number null where it is withheld
  record Caller(@Nullable String number, @Nullable String customerId) {}

  /// How a call ends, at the end of its last scene.
  ///
  /// @param agent the agent, where an agent lets go
  /// @param releaseMs how long the switch takes to end the call after someone let go
  /// @param underPolicy the agent ended it for abuse
  /// @param resolved what the agent says afterwards; null where he says nothing
  record End(
      Party by,
      @Nullable String agent,
      Way way,
      long releaseMs,
      boolean underPolicy,
      @Nullable Boolean resolved) {}

  /// In which way it ends, and so who can tell of it.
  enum Way {
    /// A party's phone says so.
    PHONE,
    /// Both phones say so, of which one was first by a hair.
    BOTH_PHONES,
    /// A party's desktop says so.
    DESKTOP,
    /// Only the platform's word at the end tells.
    WORD,
    /// The network lost the line.
    LINE,
    /// The agent is not heard any more; the switch gives up.
    MEDIA,
    /// The caller was never heard; the switch gives up.
    GHOST,
    /// The agent's phone is gone at once: a closed browser, a crash, a lost line.
    GONE,
    /// The transfer led nowhere.
    NOWHERE
  }
}
