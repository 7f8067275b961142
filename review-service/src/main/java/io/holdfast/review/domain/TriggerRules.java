package io.holdfast.review.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All rules, the gravest first: where several see a ground, the first gives the case its kind.
public record TriggerRules(List<TriggerRule> rules) {

  /// The rules of the house.
  public static TriggerRules with(HangUpLimits limits, Duration clockTolerance) {
    return new TriggerRules(
        List.of(
            new EndedForAbuse(),
            new AbuseJudged(),
            new AllowedDisconnect(clockTolerance),
            new AgentHangUp(limits)));
  }

  /// Every ground that stands for the call now.
  public List<Ground> grounds(CallKnown call) {
    return rules.stream().map(rule -> rule.look(call)).flatMap(Optional::stream).toList();
  }
}
