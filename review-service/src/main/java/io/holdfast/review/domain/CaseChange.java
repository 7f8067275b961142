package io.holdfast.review.domain;

import org.jspecify.annotations.Nullable;

/// What happened to a case in one step.
///
/// @param by the person who did it; null where the service did
/// @param note what that person wrote, or why the service did it
public record CaseChange(What what, @Nullable String by, @Nullable String note) {

  /// The kinds of change, each with its event type.
  public enum What {
    OPENED("case.opened"),
    TRIGGER_ADDED("case.trigger-added"),
    ASSIGNED("case.assigned"),
    STARTED("case.started"),
    DECIDED("case.decided"),
    CLOSED("case.closed"),
    /// A person's note, or the service's: a ground changed or was taken away.
    NOTED("case.noted");

    private final String type;

    What(String type) {
      this.type = type;
    }

    /// The event's type.
    public String type() {
      return type;
    }
  }
}
