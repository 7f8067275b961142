package io.holdfast.abusepolicy.domain;

import io.holdfast.abusepolicy.domain.AbuseRule.Opinion;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.Optional;

/// Only who passed the course may end a call under the policy.
record AgentTrained() implements AbuseRule {
  @Override
  public String name() {
    return "agent-trained";
  }

  @Override
  public Optional<Opinion> look(Situation situation) {
    String course = situation.policy().training().course();
    if (situation.trained()) {
      return Opinion.met("the agent holds a valid training " + course);
    }
    return Opinion.instead(
        Verdict.DENY,
        "the agent holds no valid training " + course,
        "ask a supervisor to take the call");
  }
}
