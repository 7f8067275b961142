package io.holdfast.review.domain;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.reviews.ReviewCase.Decision;
import io.holdfast.review.domain.CaseStage.ClosedReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls and cases in plain values.
final class Cases {
  static final HangUpLimits LIMITS =
      new HangUpLimits(
          0.8,
          Duration.ofMinutes(10),
          Duration.ofMinutes(3),
          Duration.ofMinutes(20),
          Duration.ofMinutes(30));
  static final TriggerRules RULES = TriggerRules.with(LIMITS, Duration.ofSeconds(2));
  static final FollowGrounds FOLLOW =
      new FollowGrounds(new DueTimes(Duration.ofDays(2), Duration.ofDays(5)));

  /// One case in each state.
  static final List<CaseStage> STAGES =
      List.of(
          new CaseStage.Open(),
          new CaseStage.Assigned("anna"),
          new CaseStage.InReview("anna"),
          new CaseStage.Decided("anna", new Decision("upheld", "anna", Told.END, "why")),
          new CaseStage.Closed(ClosedReason.ENDING_REVISED, Told.END));

  private Cases() {}

  static Told call() {
    return Told.hangUp("demo", "c1");
  }

  static CallKnown known(Event... events) {
    CallKnown known = CallKnown.nothing("demo", "c1");
    for (Event event : events) {
      known = learn(known, event);
    }
    return known;
  }

  static CallKnown learn(CallKnown known, Event event) {
    return event instanceof CallEvent call ? known.with(call) : known.with((AbuseEvent) event);
  }

  static List<String> rules(CallKnown known) {
    return RULES.grounds(known).stream().map(Ground::rule).toList();
  }

  static CaseFile in(CaseStage stage) {
    CaseFile open = opened(known(call().ended(1)));
    return new CaseFile(open.caseId(), "demo", "c1", open.about(), open.triggers(), stage, 7);
  }

  /// The call's first case.
  static CaseFile opened(CallKnown known) {
    CaseFile file = follow(null, known);
    if (file == null) {
      throw new AssertionError("Expected ground for a case, found none");
    }
    return file;
  }

  /// The case after it followed; the same where nothing changed.
  static @Nullable CaseFile follow(@Nullable CaseFile file, CallKnown known) {
    return switch (FOLLOW.follow(file, known, RULES.grounds(known), Told.END)) {
      case Outcome.Changed changed -> changed.file();
      case Outcome.Unchanged _ -> file;
      case Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }
}
