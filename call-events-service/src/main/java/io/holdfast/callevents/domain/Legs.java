package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.HoldParty;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is, or was, on a call: its agents and the legs that they joined on. A leg that an agent
/// bridges later, while on the call, is a consult leg: what happens there does not happen to the
/// caller.
final class Legs {
  /// Holder of a hold that names no agent.
  static final String NOBODY_NAMED = "";

  private final Parties parties;
  private final AgentLegs agentLegs = new AgentLegs();
  private final FewNames ever = new FewNames();
  private final LinkedHashMap<String, Instant> present = new LinkedHashMap<>(4);
  private final Holding holding = new Holding();

  /// Agents who handed the call on, and are not told to have left: it may come back to them.
  private final FewNames aside = new FewNames();

  private final FewNames outside = new FewNames();

  /// Agents of whom only a leg told that they are on the call, by that leg.
  private Map<String, String> byLegOnly = Map.of();

  private @Nullable List<String> agents;
  private @Nullable String leaver;
  private @Nullable Instant leftAt;

  Legs(Parties parties) {
    this.parties = parties;
  }

  /// A leg joins that nobody said an agent's name of; whether its agent was not on the call before.
  boolean joinByLeg(String agent, @Nullable String leg, Instant at) {
    String known = agentLegs.agentOn(leg);
    boolean isNew = join(known == null || !isPresent(known) ? agent : known, leg, at);
    if (isNew && leg != null) {
      if (byLegOnly.isEmpty()) {
        byLegOnly = new HashMap<>(4);
      }
      byLegOnly.put(leg, agent);
    }
    return isNew;
  }

  /// An agent joins by name: of whom only the leg told, that name was none.
  private void replaceLegsName(String agent, String leg) {
    String before = byLegOnly.isEmpty() ? null : byLegOnly.remove(leg);
    if (before == null || before.equals(agent)) {
      return;
    }
    Instant since = present.remove(before);
    if (since != null) {
      ever.remove(before);
      holding.forget(before);
      holding.holdsNot(agent);
      ever.add(agent);
      agents = null;
      present.putLast(agent, since);
      agentLegs.put(leg, agent);
    }
  }

  boolean hasAgentOn(String leg) {
    return agentLegs.agentOn(leg) != null;
  }

  /// Legs of parties outside who speak with the caller.
  FewNames outside() {
    return outside;
  }

  /// They join; whether they were not on the call before.
  boolean join(String agent, @Nullable String legId, Instant at) {
    if (legId != null) {
      replaceLegsName(agent, legId);
      outside.remove(legId);
    }
    Instant since = present.get(agent);
    if (since == null) {
      agentLegs.forget(agent);
      ever.remove(agent);
      ever.add(agent);
      agents = null;
      present.putLast(agent, at);
      holding.holdsNot(agent);
      aside.remove(agent);
      leaver = null;
    }
    if (legId != null && (since == null || !isLater(since, at, Verdict.SKEW))) {
      agentLegs.put(legId, agent);
    }
    return since == null;
  }

  boolean isPresent(String agent) {
    return present.containsKey(agent);
  }

  boolean hasJoined(String agent) {
    return ever.contains(agent);
  }

  /// Who left: who joined on the leg, else who is named; null where it was another leg of theirs.
  @Nullable String whoLeft(String agent, @Nullable String legId) {
    String joined = agentLegs.agentOn(legId);
    if (joined != null) {
      return joined;
    }
    String known = parties.known(agent);
    return legId != null && agentLegs.hasAny(known) ? null : known;
  }

  boolean leave(String agent, Instant at) {
    aside.remove(agent);
    if (present.remove(agent) == null) {
      return false;
    }
    holding.forget(agent);
    leaver = agent;
    leftAt = at;
    return true;
  }

  /// The agent hands the call on: what his phone does from now on is not about this call.
  void handOver(String agent) {
    if (present.remove(agent) != null) {
      aside.add(agent);
    }
    holding.forget(agent);
    leaver = agent.equals(leaver) ? null : leaver;
  }

  void allAreAside() {
    aside.addAll(present.keySet());
    present.clear();
    outside.clear();
    holding.all(false);
    leaver = null;
  }

  boolean isAside(String agent) {
    return aside.contains(agent);
  }

  boolean anyAside() {
    return !aside.isEmpty();
  }

  FewNames aside() {
    return aside;
  }

  /// The call comes back to the agent who handed it on last; whether there is one.
  boolean comeBack(Instant at) {
    if (aside.isEmpty()) {
      return false;
    }
    String agent = aside.removeLast();
    present.putLast(agent, at);
    holding.holdsNot(agent);
    return true;
  }

  /// Who of those on the call joined last; null where nobody is left.
  @Nullable String lastPresent() {
    return present.isEmpty() ? null : present.lastEntry().getKey();
  }

  boolean nobodyPresent() {
    return present.isEmpty() && outside.isEmpty();
  }

  int howMany() {
    return present.size() + outside.size();
  }

  boolean isPresentBeside(@Nullable String agent) {
    return howMany() > (agent != null && present.containsKey(agent) ? 1 : 0);
  }

  List<String> agents() {
    if (agents == null) {
      agents = ever.stream().filter(Parties::isNamed).toList();
    }
    return agents;
  }

  /// Who held or resumed: an agent who joined or [#NOBODY_NAMED]; null for the caller, and for a
  /// leg or an agent that has nothing to do with him.
  @Nullable String holder(@Nullable HoldParty by, @Nullable String agent, @Nullable String legId) {
    String joined = agentLegs.agentOn(legId);
    if (joined != null) {
      return joined;
    }
    if (by == HoldParty.CALLER || (by == HoldParty.UNKNOWN && parties.isCallers(legId))) {
      return null;
    }
    if (agent == null) {
      return legId == null || !parties.hasStarted(legId) ? NOBODY_NAMED : null;
    }
    String known = parties.known(agent);
    boolean otherLeg = legId != null && agentLegs.hasAny(known);
    return hasJoined(known) && !otherLeg ? known : null;
  }

  boolean mayHold(String holder) {
    return holder.equals(NOBODY_NAMED) || isPresent(holder);
  }

  void hold(String holder) {
    if (holder.equals(NOBODY_NAMED)) {
      holding.all(true);
    } else if (isPresent(holder)) {
      holding.holds(holder);
    }
  }

  void resume(String holder) {
    if (holder.equals(NOBODY_NAMED)) {
      holding.all(false);
    } else if (isPresent(holder)) {
      holding.holdsNot(holder);
    }
  }

  boolean nobodySpeaks() {
    return outside.isEmpty() && holding.isEverybody(present.size());
  }

  /// Whose word a signal is; null for a leg that never joined, such as a phone that declined to
  /// ring, and for an agent who left while another stayed.
  @Nullable Speaker speakerOf(HangupSignalled signal, Instant at) {
    String leg = signal.legId();
    String joined = agentLegs.agentOn(leg);
    if (joined != null) {
      return mayEndTheCall(joined, at) ? new Speaker(Party.AGENT, joined) : null;
    }
    if (leg != null && outside.contains(leg)) {
      return new Speaker(Party.THIRD_PARTY, null);
    }
    if (parties.isDiallers(leg, signal.leg())) {
      return null; // they have nobody on the line yet, or nobody knows which way the call went
    }
    if (parties.isCallers(leg) || signal.leg() == Leg.CALLER) {
      return new Speaker(Party.CALLER, onlyAgent(at));
    }
    return signal.leg() == Leg.AGENT ? agentOf(signal, at) : null;
  }

  /// The agent whom the record of the end means; null for one who never joined, and where it names
  /// none while one is on the call and another left just now.
  @Nullable String meant(@Nullable String named, Instant at) {
    boolean several = !present.isEmpty() && leaver != null && mayHaveJustLeft(at);
    String agent = named != null ? parties.known(named) : several ? null : onlyAgent(at);
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

  private @Nullable Speaker agentOf(HangupSignalled signal, Instant at) {
    String agent = signal.agent() == null ? null : parties.known(signal.agent());
    if (agent == null || !mayEndTheCall(agent, at)) {
      return null;
    }
    String leg = signal.legId();
    boolean otherLeg = leg != null && (parties.hasStarted(leg) || agentLegs.hasAny(agent));
    return otherLeg ? null : new Speaker(Party.AGENT, agent);
  }

  private boolean mayEndTheCall(String agent, Instant at) {
    return isPresent(agent) || (nobodyPresent() && agent.equals(leaver) && mayHaveJustLeft(at));
  }

  private boolean mayHaveJustLeft(Instant at) {
    return leftAt != null && !isLater(leftAt, at, Verdict.AFTERMATH);
  }

  private static boolean isLater(Instant start, Instant at, Duration limit) {
    return Duration.between(start, at).compareTo(limit) > 0;
  }
}
