package io.holdfast.review.rest;

import io.holdfast.kit.rest.ProblemException;
import io.holdfast.review.domain.Ruling;
import org.jspecify.annotations.Nullable;

/// What the verbs take, and what must stand in it.
final class Bodies {
  private static final int LONGEST = 4000;

  private Bodies() {}

  /// Body of `assign`.
  record Assign(@Nullable String assignee) {
    String named() {
      if (assignee == null || !CurrentUser.NAME.matcher(assignee).matches()) {
        throw new ProblemException(
            400, "bad-assignee", "Expected assignee with the name of a person, found none");
      }
      return assignee;
    }
  }

  /// Body of `decide`. `outcome` is one of the closed list; `reason` is for the agent to read.
  record Decide(@Nullable String outcome, @Nullable String reason) {
    Ruling ruling() {
      if (outcome == null) {
        throw new ProblemException(400, "missing-field", "Expected a field outcome");
      }
      return Ruling.of(outcome)
          .orElseThrow(() ->
              new ProblemException(
                  422, "bad-outcome", "Expected outcome to be one of " + Ruling.words()));
    }

    String because() {
      return written("reason", reason);
    }
  }

  /// Body of `notes`.
  record WriteNote(@Nullable String text) {
    String written() {
      return Bodies.written("text", text);
    }
  }

  static <B> B given(@Nullable B body) {
    if (body == null) {
      throw new ProblemException(400, "no-body", "Expected a JSON object, found nothing");
    }
    return body;
  }

  private static String written(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ProblemException(400, "missing-field", "Expected text in the field " + field);
    }
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new ProblemException(
          400,
          "bad-field",
          "Expected " + field + " of at most " + LONGEST + " characters and no NUL");
    }
    return text;
  }
}
