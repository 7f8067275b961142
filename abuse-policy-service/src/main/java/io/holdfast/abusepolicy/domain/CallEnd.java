package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
      case CALLER, SUPERVISOR, NETWORK -> false;
    };
  }

  /// Whether it is known that somebody else ended it. Of an end that nobody is known to have made,
  /// such as that of an expired call, nothing good is claimed.
  public boolean isByAnother() {
    return !isByAgent() && by != Party.UNKNOWN;
  }
}
