package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An ended call with all that was recorded of abuse on it.
///
/// @param policy the policy that judges it
/// @param record every report and warning, those that came after the end too
/// @param decisions every decision given on the call, oldest first
/// @param trained whether the agent's training held at the end
/// @param tolerance how far the clocks of platform and service may differ
public record EndedCall(
    AbusePolicy policy,
    CallEnd end,
    AbuseRecord record,
    List<GivenDecision> decisions,
    boolean trained,
    Duration tolerance) {

  /// Whether the policy has to say something about it.
  boolean concernsThePolicy() {
    return end.isForAbuse() || !record.isEmpty() || !decisions.isEmpty();
  }

  /// The decision that allowed the end, if one did.
  Optional<GivenDecision> permission() {
    return decisions.stream().filter(d -> d.allowed(end, tolerance)).reduce((a, b) -> b);
  }

  /// Whether abuse was reported between the last warning and the end.
  boolean wentOnAfterWarning() {
    AbuseRecord known = record.until(end.at());
    return known
        .lastWarning()
        .filter(w -> known.abuse(policy).anyMatch(r -> r.at().isAfter(w.at())))
        .isPresent();
  }

  /// Whether the caller was warned before the end.
  boolean wasWarned() {
    return record.until(end.at()).lastWarning().isPresent();
  }

  /// How a call ended, by what is known now.
  ///
  /// @param at when it ended
  /// @param by who let go
  /// @param agent the agent who let go, else the one who spoke last
  /// @param reason the platform's reason, such as `abuse`
  public record CallEnd(Instant at, Party by, @Nullable String agent, @Nullable String reason) {
    private static final String ABUSE = "abuse";

    /// Whether the platform marked the end as one under the policy.
    public boolean isForAbuse() {
      return ABUSE.equals(reason);
    }

    /// Whether an agent ended it. The mark of the policy names the agent where the signals name
    /// nobody, or the switch that the desktop spoke through.
    public boolean isByAgent() {
      return switch (by) {
        case AGENT -> true;
        case UNKNOWN, PLATFORM -> isForAbuse();
        case CALLER, VIRTUAL_AGENT, SUPERVISOR, THIRD_PARTY, NETWORK -> false;
      };
    }

    /// Whether it is known that somebody else ended it. Of an end that nobody is known to have
    /// made, such as that of an expired call, nothing good is claimed.
    public boolean isByAnother() {
      return !isByAgent() && by != Party.UNKNOWN;
    }
  }
}
