package io.holdfast.callevents.domain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The legs that agents joined on. A leg is one agent's, an agent may have several.
final class AgentLegs {
  private final Map<String, String> agents = new HashMap<>(4);

  /// How many legs an agent has.
  private final Map<String, Integer> legs = new HashMap<>(4);

  @Nullable String agentOn(@Nullable String leg) {
    return leg == null ? null : agents.get(leg);
  }

  boolean hasAny(String agent) {
    return legs.containsKey(agent);
  }

  void put(String leg, String agent) {
    String before = agents.put(leg, agent);
    if (!agent.equals(before)) {
      legs.merge(agent, 1, Integer::sum);
      if (before != null) {
        legs.computeIfPresent(before, (_, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  /// The agent joins anew: what their legs were is over.
  void forget(String agent) {
    if (legs.remove(agent) != null) {
      agents.values().removeIf(agent::equals);
    }
  }
}
