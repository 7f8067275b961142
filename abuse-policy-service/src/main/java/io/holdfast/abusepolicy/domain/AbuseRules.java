package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.ArrayList;
import java.util.List;

/// The rules in their order, and which verdict prevails (contract section 6): escalate, then deny,
/// then warn first, then allow. Among rules that say the prevailing verdict, the first one tells
/// the agent what to do next.
public final class AbuseRules {
  /// Every rule, in order.
  public static final List<AbuseRule> ALL =
      List.of(
          new ThreatEscalates(),
          new AgentTrained(),
          new FrustrationIsNoGround(),
          new GroundOnClosedList(),
          new AbuseReported(),
          new WarnedBefore(),
          new WarnedLongEnoughAgo(),
          new WarnedNotTooLongAgo(),
          new RepeatedAfterWarning());

  private static final List<Verdict> PRECEDENCE =
      List.of(Verdict.ESCALATE, Verdict.DENY, Verdict.WARN_FIRST, Verdict.ALLOW);

  private AbuseRules() {}

  /// What the policy says of a situation, with what every rule said.
  public static Ruling rule(Situation situation) {
    List<Reason> reasons = new ArrayList<>();
    Opinion prevailing = null;
    for (AbuseRule rule : ALL) {
      Opinion opinion = rule.look(situation).orElse(null);
      if (opinion != null) {
        reasons.add(opinion.by(rule.name()));
        if (prevailing == null || rank(opinion) < rank(prevailing)) {
          prevailing = opinion;
        }
      }
    }
    if (prevailing == null) {
      throw new IllegalStateException("Expected a rule to speak of " + situation + ", none did");
    }
    return new Ruling(prevailing.says(), List.copyOf(reasons), prevailing.next());
  }

  private static int rank(Opinion opinion) {
    return PRECEDENCE.indexOf(opinion.says());
  }

  /// What all rules together say.
  ///
  /// @param reasons what each rule said, in the order of the rules
  /// @param next what the agent should do now
  public record Ruling(Verdict verdict, List<Reason> reasons, String next) {}
}
