package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is, or was, on a call: its agents and the legs that they joined on.
final class Legs {
  private final Map<String, String> agentByLeg = new HashMap<>();
  private final Set<String> ever = new LinkedHashSet<>();
  private final Set<String> present = new LinkedHashSet<>();

  void join(String agent, @Nullable String legId) {
    if (legId != null) {
      agentByLeg.put(legId, agent);
    }
    ever.remove(agent);
    ever.add(agent);
    present.add(agent);
  }

  void leave(String agent) {
    present.remove(agent);
  }

  boolean nobodyPresent() {
    return present.isEmpty();
  }

  /// Everyone who joined, the one who joined last at the end.
  List<String> agents() {
    return new ArrayList<>(ever);
  }

  /// Whose word a signal is; null for a leg that never joined, such as a phone that declined to
  /// ring.
  @Nullable Speaker speakerOf(HangupSignalled signal, @Nullable String callersLeg) {
    String leg = signal.legId();
    String joined = leg == null ? null : agentByLeg.get(leg);
    if (joined != null) {
      return new Speaker(Party.AGENT, joined);
    }
    if (leg != null && leg.equals(callersLeg)) {
      return new Speaker(Party.CALLER, null);
    }
    if (signal.leg() == Leg.CALLER) {
      return new Speaker(Party.CALLER, null);
    }
    String agent = signal.agent();
    boolean known = leg == null && agent != null && ever.contains(agent);
    return known && signal.leg() == Leg.AGENT ? new Speaker(Party.AGENT, agent) : null;
  }
}
