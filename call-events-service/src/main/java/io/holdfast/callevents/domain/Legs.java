package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.HoldParty;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is, or was, on a call: its agents and the legs that they joined on.
///
/// An agent's leg is known by his joining on it. A leg that he bridges later, while he is on the
/// call, is a consult leg: what happens there does not happen to the caller.
final class Legs {
  /// Holder of a hold that names no agent.
  static final String NOBODY_NAMED = "";

  private final Map<String, String> agentByLeg = new HashMap<>(4);
  private final FewNames ever = new FewNames();
  private final LinkedHashMap<String, Instant> present = new LinkedHashMap<>(4);
  private final FewNames holding = new FewNames();

  /// Agents who handed the call on, and are not told to have left: it may come back to them.
  private final FewNames aside = new FewNames();

  private @Nullable List<String> agents;
  private @Nullable String leaver;
  private @Nullable Instant leftAt;

  /// Whose leg a signal comes from.
  ///
  /// @param party `unknown` where the signal speaks of the call as a whole
  /// @param agent the agent whose leg it is; on the caller's leg and for the call as a whole the
  ///   only agent on the call, in case the signal says that an agent let go
  record Speaker(Party party, @Nullable String agent) {}

  /// He joins; whether he was not on the call before.
  boolean join(String agent, @Nullable String legId, Instant at) {
    Instant since = present.get(agent);
    if (since == null) {
      agentByLeg.values().removeIf(agent::equals);
      ever.remove(agent);
      ever.add(agent);
      agents = null;
      present.putLast(agent, at);
      holding.remove(agent);
      aside.remove(agent);
      leaver = null;
    }
    if (legId != null && (since == null || !isLater(since, at, Verdict.SKEW))) {
      agentByLeg.put(legId, agent);
    }
    return since == null;
  }

  boolean isPresent(String agent) {
    return present.containsKey(agent);
  }

  /// Whether he joined, however long ago.
  boolean hasJoined(String agent) {
    return ever.contains(agent);
  }

  /// Who left: the one who joined on the leg, else the one who is named; null where it was another
  /// leg of his.
  @Nullable String whoLeft(String agent, @Nullable String legId) {
    String joined = legId == null ? null : agentByLeg.get(legId);
    if (joined != null) {
      return joined;
    }
    return legId != null && agentByLeg.containsValue(agent) ? null : agent;
  }

  boolean leave(String agent, Instant at) {
    aside.remove(agent);
    if (present.remove(agent) == null) {
      return false;
    }
    holding.remove(agent);
    leaver = agent;
    leftAt = at;
    return true;
  }

  /// The agent hands the call on: what his phone does from now on is not about this call.
  void handOver(String agent) {
    if (present.remove(agent) != null) {
      aside.add(agent);
    }
    holding.remove(agent);
    leaver = agent.equals(leaver) ? null : leaver;
  }

  /// The caller waits in a queue: nobody is with him.
  void allAreAside() {
    aside.addAll(present.keySet());
    present.clear();
    holding.clear();
    leaver = null;
  }

  boolean isAside(String agent) {
    return aside.contains(agent);
  }

  boolean anyAside() {
    return !aside.isEmpty();
  }

  /// How many are aside whom none of these names is of.
  int asideWithout(FewNames others) {
    int count = 0;
    for (String agent : aside) {
      count += others.contains(agent) ? 0 : 1;
    }
    return count;
  }

  /// The call comes back to the agent who handed it on last; whether there is one.
  boolean comeBack(Instant at) {
    if (aside.isEmpty()) {
      return false;
    }
    present.putLast(aside.removeLast(), at);
    return true;
  }

  /// Who of those on the call joined last; null where nobody is left.
  @Nullable String lastPresent() {
    return present.isEmpty() ? null : present.lastEntry().getKey();
  }

  boolean nobodyPresent() {
    return present.isEmpty();
  }

  boolean isPresentBeside(@Nullable String agent) {
    return present.size() > (agent != null && present.containsKey(agent) ? 1 : 0);
  }

  /// Everyone who joined, the one who joined last at the end.
  List<String> agents() {
    if (agents == null) {
      agents = List.copyOf(ever);
    }
    return agents;
  }

  /// Who held or resumed: an agent who joined or [#NOBODY_NAMED]; null for the caller, and for a
  /// leg or an agent that has nothing to do with him.
  @Nullable String holder(@Nullable HoldParty by, @Nullable String agent, @Nullable String legId) {
    String joined = legId == null ? null : agentByLeg.get(legId);
    if (joined != null) {
      return joined;
    }
    if (by == HoldParty.CALLER) {
      return null;
    }
    if (agent == null) {
      return NOBODY_NAMED;
    }
    boolean otherLeg = legId != null && agentByLeg.containsValue(agent);
    return hasJoined(agent) && !otherLeg ? agent : null;
  }

  boolean mayHold(String holder) {
    return holder.equals(NOBODY_NAMED) || isPresent(holder);
  }

  void hold(String holder) {
    if (holder.equals(NOBODY_NAMED)) {
      holding.addAll(present.keySet());
    } else if (isPresent(holder)) {
      holding.add(holder);
    }
  }

  void resume(String holder) {
    if (holder.equals(NOBODY_NAMED)) {
      holding.clear();
    } else {
      holding.remove(holder);
    }
  }

  /// Whether everyone on the call holds.
  boolean nobodySpeaks() {
    return holding.containsAll(present.keySet());
  }

  /// Whose word a signal is; null for a leg that never joined, such as a phone that declined to
  /// ring, and for an agent who left while another stayed.
  @Nullable Speaker speakerOf(HangupSignalled signal, @Nullable String callersLeg, Instant at) {
    String leg = signal.legId();
    String joined = leg == null ? null : agentByLeg.get(leg);
    if (joined != null) {
      return mayEndTheCall(joined, at) ? new Speaker(Party.AGENT, joined) : null;
    }
    if (signal.leg() == Leg.CALLER || (leg != null && leg.equals(callersLeg))) {
      return new Speaker(Party.CALLER, onlyAgent(at));
    }
    return signal.leg() == Leg.AGENT ? agentOf(signal, at) : null;
  }

  /// The agent whom the record of the end means; null for one who never joined.
  @Nullable String meant(@Nullable String named, Instant at) {
    String agent = named == null ? onlyAgent(at) : named;
    return agent != null && hasJoined(agent) ? agent : null;
  }

  /// The agent whom a word about *the agent* means: the only one who is on the call, or who left it
  /// just now. Null where there are several: none of them is picked.
  @Nullable String onlyAgent(Instant at) {
    if (present.isEmpty()) {
      return leaver != null && mayEndTheCall(leaver, at) ? leaver : null;
    }
    return present.size() == 1 ? lastPresent() : null;
  }

  /// An agent by name, on a leg that we do not know.
  private @Nullable Speaker agentOf(HangupSignalled signal, Instant at) {
    String agent = signal.agent();
    if (agent == null || !mayEndTheCall(agent, at)) {
      return null;
    }
    boolean otherLeg = signal.legId() != null && agentByLeg.containsValue(agent);
    return otherLeg ? null : new Speaker(Party.AGENT, agent);
  }

  private boolean mayEndTheCall(String agent, Instant at) {
    return isPresent(agent)
        || (present.isEmpty()
            && agent.equals(leaver)
            && leftAt != null
            && !isLater(leftAt, at, Verdict.AFTERMATH));
  }

  private static boolean isLater(Instant start, Instant at, Duration limit) {
    return Duration.between(start, at).compareTo(limit) > 0;
  }
}
