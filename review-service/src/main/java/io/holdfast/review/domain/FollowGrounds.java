package io.holdfast.review.domain;

import static java.util.stream.Collectors.joining;

import io.holdfast.review.domain.CaseChange.What;
import io.holdfast.review.domain.CaseStage.Closed;
import io.holdfast.review.domain.CaseStage.Decided;
import io.holdfast.review.domain.CaseStage.Undecided;
import io.holdfast.review.domain.Outcome.Changed;
import io.holdfast.review.domain.Outcome.Unchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a case follow the grounds of its call: opens it with the first, closes it when a revision
/// takes the last away, opens it again when one comes back. A decision stays; what changes after it
/// is noted.
///
/// @param due when cases are due
public record FollowGrounds(DueTimes due) {
  /// Why a case is closed, and how a ground goes.
  static final String REVISED = "ending-revised";

  /// What becomes of the case.
  ///
  /// @param file the call's case, or null where it has none
  /// @param known the call
  /// @param grounds what stands now, the gravest first
  public Outcome follow(
      @Nullable CaseFile file, CallKnown known, List<Ground> grounds, Instant now) {
    if (file == null) {
      return grounds.isEmpty() ? new Unchanged() : open(known, grounds);
    }
    List<CaseTrigger> triggers = merge(file.triggers(), grounds);
    return switch (file.stage()) {
      case Undecided undecided when grounds.isEmpty() ->
          new Changed(
              file.with(file.about(), triggers, undecided.withdraw(now)),
              new CaseChange(What.CLOSED, null, REVISED));
      case Undecided undecided ->
          update(file, file.with(About.of(grounds, known, due), triggers, undecided));
      case Decided decided -> update(file, file.with(file.about(), triggers, decided));
      case Closed _ when grounds.isEmpty() -> new Unchanged();
      case Closed closed ->
          new Changed(
              file.with(About.of(grounds, known, due), triggers, closed.reopen()),
              new CaseChange(What.OPENED, null, "Opened again: " + names(grounds)));
    };
  }

  private Outcome open(CallKnown known, List<Ground> grounds) {
    var file =
        new CaseFile(
            CaseFile.idOf(known.tenant(), known.callId()),
            known.tenant(),
            known.callId(),
            About.of(grounds, known, due),
            merge(List.of(), grounds),
            new CaseStage.Open(),
            1);
    return new Changed(file, new CaseChange(What.OPENED, null, names(grounds)));
  }

  private static Outcome update(CaseFile before, CaseFile after) {
    if (after.triggers().equals(before.triggers()) && after.about().equals(before.about())) {
      return new Unchanged();
    }
    List<Ground> added = without(standing(after), standing(before));
    List<Ground> gone = without(standing(before), standing(after));
    List<String> notes = new ArrayList<>();
    if (!added.isEmpty()) {
      notes.add("Added: " + names(added));
    }
    if (!gone.isEmpty()) {
      notes.add("Taken away (" + REVISED + "): " + names(gone));
    }
    if (notes.isEmpty()) {
      notes.add("What is known of the call changed");
    }
    What what = added.isEmpty() ? What.NOTED : What.TRIGGER_ADDED;
    return new Changed(after, new CaseChange(what, null, String.join(". ", notes)));
  }

  /// The grounds that stand, in their order, and behind them those that were taken away.
  private static List<CaseTrigger> merge(List<CaseTrigger> before, List<Ground> grounds) {
    Stream<CaseTrigger> stand = grounds.stream().map(g -> new CaseTrigger(g, true));
    Stream<CaseTrigger> fell =
        before.stream()
            .filter(t -> !has(grounds, t.ground()))
            .map(t -> new CaseTrigger(t.ground(), false));
    return Stream.concat(stand, fell).toList();
  }

  private static List<Ground> standing(CaseFile file) {
    return file.triggers().stream().filter(CaseTrigger::standing).map(CaseTrigger::ground).toList();
  }

  private static List<Ground> without(List<Ground> grounds, List<Ground> others) {
    return grounds.stream().filter(g -> !has(others, g)).toList();
  }

  private static boolean has(List<Ground> grounds, Ground one) {
    return grounds.stream().anyMatch(g -> g.rule().equals(one.rule()));
  }

  private static String names(List<Ground> grounds) {
    return grounds.stream().map(Ground::rule).collect(joining(", "));
  }
}
