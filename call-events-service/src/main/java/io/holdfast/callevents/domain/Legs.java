package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is, or was, on a call: its agents and the legs that they joined on.
final class Legs {
  private final Map<String, String> agentByLeg = new HashMap<>();
  private final Set<String> ever = new LinkedHashSet<>();
  private final LinkedHashSet<String> present = new LinkedHashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> opened = new HashSet<>();
  private final Set<String> ended = new HashSet<>();

  void join(String agent, @Nullable String legId) {
    if (legId != null) {
      agentByLeg.put(legId, agent);
    }
    ever.remove(agent);
    ever.add(agent);
    present.add(agent);
    gone.remove(agent);
  }

  /// Whether the agent is on the call already, on that leg where one is named.
  boolean isPresent(String agent, @Nullable String legId) {
    return present.contains(agent) && (legId == null || agent.equals(agentByLeg.get(legId)));
  }

  /// Who left: the one who joined on the leg, else the one who is named.
  String whoLeft(String agent, @Nullable String legId) {
    String joined = legId == null ? null : agentByLeg.get(legId);
    return joined == null ? agent : joined;
  }

  boolean leave(String agent) {
    return present.remove(agent);
  }

  /// The agent handed the call on: what his phone does from now on is not about this call.
  void handOver(String agent) {
    leave(agent);
    agentByLeg.values().removeIf(agent::equals);
    gone.add(agent);
  }

  /// Who of those on the call joined last; null where nobody is left.
  @Nullable String lastPresent() {
    return present.isEmpty() ? null : present.getLast();
  }

  boolean nobodyPresent() {
    return present.isEmpty();
  }

  /// Everyone who joined, the one who joined last at the end.
  List<String> agents() {
    return new ArrayList<>(ever);
  }

  /// A leg of which the platform will tell the end; whether it is a new one. What has no leg is new
  /// each time.
  boolean open(@Nullable String leg) {
    return leg == null || opened.add(leg);
  }

  /// A leg ended; whether the call is over with it. Without a leg it is the call that ended.
  boolean isLast(@Nullable String leg) {
    if (leg != null) {
      ended.add(leg);
    }
    return leg == null || ended.containsAll(opened);
  }

  /// Whose word a signal is; null for a leg that never joined, such as a phone that declined to
  /// ring, and for an agent who left while another stayed.
  @Nullable Speaker speakerOf(HangupSignalled signal, @Nullable String callersLeg) {
    String leg = signal.legId();
    String joined = leg == null ? null : agentByLeg.get(leg);
    if (joined != null) {
      return mayEndTheCall(joined) ? new Speaker(Party.AGENT, joined) : null;
    }
    if (leg != null && leg.equals(callersLeg)) {
      return new Speaker(Party.CALLER, lastPresent());
    }
    if (signal.leg() == Leg.CALLER) {
      return new Speaker(Party.CALLER, lastPresent());
    }
    return signal.leg() == Leg.AGENT ? agentOf(signal) : null;
  }

  /// An agent by name, on a leg that we do not know.
  private @Nullable Speaker agentOf(HangupSignalled signal) {
    String agent = signal.agent();
    if (agent == null || !ever.contains(agent) || gone.contains(agent)) {
      return null;
    }
    boolean otherLeg = signal.legId() != null && agentByLeg.containsValue(agent);
    return !otherLeg && mayEndTheCall(agent) ? new Speaker(Party.AGENT, agent) : null;
  }

  private boolean mayEndTheCall(String agent) {
    return present.contains(agent) || present.isEmpty();
  }
}
