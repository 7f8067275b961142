package io.holdfast.callback.domain;

import java.util.Set;

/// Stable codes of why a promise came to its state.
public final class Reasons {
  /// The call is a drop.
  public static final String DROPPED = "dropped";

  /// A later fact took the ground away.
  public static final String ENDING_REVISED = "ending-revised";

  /// The agent said in wrap-up that the matter is done.
  public static final String RESOLVED = "resolved";

  /// The caller spoke with an agent after the drop.
  public static final String SPOKE_WITH_AGENT = "spoke-with-agent";

  /// Another open promise to the same caller stands for this one.
  public static final String JOINED = "joined-open-promise";

  /// No number was reported, or it is withheld.
  public static final String NO_NUMBER = "no-number";

  /// What was reported is no number that can be dialled, or the sealed number cannot be opened.
  public static final String NUMBER_UNREADABLE = "number-unreadable";

  /// The caller was reached.
  public static final String CONNECTED = "connected";

  /// Someone asked for it.
  public static final String BY_REQUEST = "by-request";

  /// The time of the promise ran out.
  public static final String TOO_LATE = "too-late";

  /// All dials were used up.
  public static final String ATTEMPTS_USED_UP = "attempts-used-up";

  private static final Set<String> BY_REVISION = Set.of(ENDING_REVISED, RESOLVED);

  private Reasons() {}

  /// Whether a cancellation came from a later fact, so that a still later one may undo it.
  static boolean isRevision(String reason) {
    return BY_REVISION.contains(reason);
  }
}
