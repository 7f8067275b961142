package io.holdfast.callevents.domain;

import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.SignalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One signal, or none where somebody just left.
///
/// @param leg the agent whose leg it came from; null for the caller's and for the whole call
/// @param ended whether it is a word of `call.ended`
record Heard(Stand stand, @Nullable Signal signal, @Nullable String leg, boolean ended) {
  boolean isBefore(Instant at, Duration limit) {
    return Duration.between(stand.at(), at).compareTo(limit) > 0;
  }

  /// Of one instant with a party's word, it is taken to have come first.
  boolean isFailure() {
    return says(Party.NETWORK)
        && Objects.requireNonNull(signal).weight() >= SignalRule.NETWORK_CAUSE;
  }

  boolean says(Party party) {
    return signal != null && signal.says() == party;
  }

  /// A party's own word.
  boolean isWord() {
    return !ended && signal != null && signal.isWord();
  }

  /// What a platform says of the end of an agent's leg, and not of who ended the call.
  boolean isLegsEnd() {
    return ended
        && says(Party.AGENT)
        && !Signals.ENDED_BY.equals(Objects.requireNonNull(signal).name());
  }

  Heard asEvidence() {
    return new Heard(stand, Objects.requireNonNull(signal).asEvidence(), leg, ended);
  }

  Heard inPlaceOfTransfer(Phase phase, Phase before) {
    return new Heard(stand.inPlaceOfTransfer(phase, before), signal, leg, ended);
  }
}
