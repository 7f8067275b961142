package io.holdfast.contracts.calls;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who ended a call, how surely, and on what evidence (contract section 4).
///
/// @param by who let go; `unknown` where the evidence stays below the confidence floor
/// @param agent the agent who let go, where an agent did
/// @param mode whether a party asked for it
/// @param phase where the call stood before the first hang-up signal; never `ringing` or `ended`
/// @param afterPhase the phase before that one: what the caller had just come from
/// @param reason the platform's reason, such as `abuse`
/// @param cause the network's cause
/// @param confidence 0..1
/// @param evidence every signal, those that disagree too
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Ending(
    Party by,
    @Nullable String agent,
    Mode mode,
    Phase phase,
    @Nullable Phase afterPhase,
    @Nullable String reason,
    @Nullable Cause cause,
    double confidence,
    List<Evidence> evidence) {

  /// Whether someone meant to end the call.
  public enum Mode {
    /// A party's own device or desktop asked first.
    DELIBERATE,
    /// Media or network loss, or a transfer without a target.
    TECHNICAL,
    /// The switch ended it without a cause.
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /// One signal: its stable name, such as `asterisk.agent-complete.reason`, what the platform sent,
  /// and whom it names.
  public record Evidence(String signal, String value, Party says) {}
}
