package io.holdfast.review.rest;

import io.holdfast.kit.rest.ProblemException;
import io.holdfast.review.domain.Ruling;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the verbs take, and what must stand in it.
final class Bodies {
  private static final int LONGEST = 4000;
  private static final String EXPECTED = "a text of 1 to " + LONGEST + " characters, none NUL";

  private Bodies() {}

  /// Body of `assign`.
  record Assign(@Nullable String assignee) {
    String named() {
      if (assignee == null || !CurrentUser.NAME.matcher(assignee).matches()) {
        throw ProblemException.of("bad-assignee", "assignee", assignee, CurrentUser.EXPECTED);
      }
      return assignee;
    }
  }

  /// Body of `decide`. `outcome` is one of the closed list; `reason` is for the agent to read.
  record Decide(
      @Schema(implementation = Ruling.class) @Nullable String outcome, @Nullable String reason) {
    Ruling ruling() {
      if (outcome == null) {
        throw ProblemException.missing("outcome", "one of: " + String.join(", ", Ruling.words()));
      }
      return Ruling.of(outcome)
          .orElseThrow(() ->
              ProblemException.of(
                  422,
                  "bad-outcome",
                  "outcome",
                  outcome,
                  "one of: " + String.join(", ", Ruling.words())));
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
      throw ProblemException.noBody();
    }
    return body;
  }

  private static String written(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw ProblemException.missing(field, EXPECTED);
    }
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw ProblemException.of("bad-field", field, text, EXPECTED);
    }
    return text;
  }
}
