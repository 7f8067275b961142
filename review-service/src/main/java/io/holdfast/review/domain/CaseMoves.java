package io.holdfast.review.domain;

import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.review.domain.CaseChange.What;
import io.holdfast.review.domain.CaseStage.Assigned;
import io.holdfast.review.domain.CaseStage.Closed;
import io.holdfast.review.domain.CaseStage.Decided;
import io.holdfast.review.domain.CaseStage.InReview;
import io.holdfast.review.domain.CaseStage.Open;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Refused;
import io.holdfast.review.domain.Outcome.Unchanged;
import java.time.Instant;
import java.util.Locale;

/// What persons do with a case. Nobody judges a case of his own.
public final class CaseMoves {
  private CaseMoves() {}

  /// Gives the case to someone, or to someone else; who has it already keeps it.
  public static Outcome assign(CaseFile file, String assignee, String by) {
    if (isOwn(file, assignee)) {
      return ownCase(file, assignee);
    }
    return switch (file.stage()) {
      case Open open -> assigned(file, open.assign(assignee), by);
      case Assigned assigned when assigned.assignee().equals(assignee) -> new Unchanged();
      case Assigned assigned -> assigned(file, assigned.assign(assignee), by);
      case InReview inReview when inReview.assignee().equals(assignee) -> new Unchanged();
      case InReview inReview -> assigned(file, inReview.assign(assignee), by);
      case Decided _, Closed _ -> refused(file, "not-assignable", "open, assigned or in review");
    };
  }

  /// Begins to look at it.
  public static Outcome start(CaseFile file, String by) {
    if (isOwn(file, by)) {
      return ownCase(file, by);
    }
    return switch (file.stage()) {
      case Assigned assigned ->
          new Changed(file.at(assigned.start()), new CaseChange(What.STARTED, by, null));
      case Open _, InReview _, Decided _, Closed _ -> refused(file, "not-assigned", "assigned");
    };
  }

  /// Decides.
  public static Outcome decide(CaseFile file, Ruling ruling, String reason, String by, Instant at) {
    if (isOwn(file, by)) {
      return ownCase(file, by);
    }
    return switch (file.stage()) {
      case InReview inReview ->
          new Changed(
              file.at(inReview.decide(new Decision(ruling.word(), by, at, reason))),
              new CaseChange(What.DECIDED, by, reason));
      case Open _, Assigned _, Decided _, Closed _ -> refused(file, "not-in-review", "in review");
    };
  }

  /// Writes a note, in any state.
  public static Outcome note(CaseFile file, String text, String by) {
    return new Changed(file.at(file.stage()), new CaseChange(What.NOTED, by, text));
  }

  private static Outcome assigned(CaseFile file, Assigned next, String by) {
    return new Changed(file.at(next), new CaseChange(What.ASSIGNED, by, next.assignee()));
  }

  private static boolean isOwn(CaseFile file, String person) {
    return person.equalsIgnoreCase(file.about().agent());
  }

  private static Refused ownCase(CaseFile file, String person) {
    return new Refused(
        "own-case",
        "Expected case %s to be judged by someone else, but it is about %s"
            .formatted(file.caseId(), person));
  }

  private static Refused refused(CaseFile file, String reason, String expected) {
    String found = file.stage().status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Refused(
        reason,
        "Expected case %s to be %s, but it is %s".formatted(file.caseId(), expected, found));
  }
}
