package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The verdict on an ended call (contract section 6).
///
/// An agent's end is `justified` if a decision allowed it. Otherwise the same rules are asked about
/// the instant of the end, and the first thing that was wrong is the finding, in the order of the
/// decisions' precedence: a ground that escalates is nobody's to end a call for (`not-authorised`),
/// then `untrained`, `wrong-ground`, `unwarned`; what is left was in order but not asked for
/// (`not-authorised`).
///
/// @param ground for which the call was ended, where anybody named one
/// @param reasons what every rule said about the instant of the end
public record Judgement(Finding finding, @Nullable Ground ground, List<Reason> reasons) {
  private static final String ASKED = "allowed-before-the-end";

  /// The verdict, or empty for a call that the policy has nothing to say about.
  public static Optional<Judgement> of(EndedCall call) {
    if (call.end().isByAgent()) {
      return call.concernsThePolicy() ? Optional.of(ofAgentsEnd(call)) : Optional.empty();
    }
    if (call.end().isByAnother() && call.wasWarned() && !call.wentOnAfterWarning()) {
      var reason =
          new Reason(
              "stopped-after-warning",
              Verdict.ALLOW,
              "no abuse was reported after the warning, and the agent did not end the call");
      Ground ground = call.record().ground(call.policy()).orElse(null);
      return Optional.of(new Judgement(Finding.STOPPED_AFTER_WARNING, ground, List.of(reason)));
    }
    return Optional.empty();
  }

  private static Judgement ofAgentsEnd(EndedCall call) {
    Ground ground = groundOf(call).orElse(null);
    Situation atEnd =
        new Situation(
            call.policy(),
            call.record(),
            call.trained(),
            ground == null ? Ground.OTHER : ground,
            call.end().at());
    List<Reason> reasons = new ArrayList<>(AbuseRules.rule(atEnd).reasons());
    if (call.permission().isPresent()) {
      reasons.add(new Reason(ASKED, Verdict.ALLOW, "a decision allowed this end"));
      return new Judgement(Finding.JUSTIFIED, ground, List.copyOf(reasons));
    }
    reasons.add(new Reason(ASKED, Verdict.DENY, "no decision allowed this end"));
    return new Judgement(whatWasWrong(atEnd, ground), ground, List.copyOf(reasons));
  }

  private static Finding whatWasWrong(Situation atEnd, @Nullable Ground ground) {
    if (ground != null && atEnd.policy().escalates().contains(ground)) {
      return Finding.NOT_AUTHORISED;
    }
    if (!atEnd.trained()) {
      return Finding.UNTRAINED;
    }
    if (ground != null && !atEnd.policy().grounds().contains(ground)) {
      return Finding.WRONG_GROUND;
    }
    boolean unwarned =
        List.of(new WarnedBefore(), new WarnedLongEnoughAgo(), new WarnedNotTooLongAgo()).stream()
            .flatMap(rule -> rule.look(atEnd).stream())
            .anyMatch(opinion -> opinion.says() != Verdict.ALLOW);
    return unwarned ? Finding.UNWARNED : Finding.NOT_AUTHORISED;
  }

  /// The ground that the agent asked with last, else what was reported.
  private static Optional<Ground> groundOf(EndedCall call) {
    return call.permission()
        .or(() -> call.decisions().stream().reduce((a, b) -> b))
        .map(GivenDecision::ground)
        .or(() -> call.record().ground(call.policy()));
  }
}
