package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.LegJoined;
import io.holdfast.contracts.telephony.Happening.LegStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose the legs of a call are. Each is decided once, by how it began: wherever a caller is handed
/// on to, and whatever name the switch gives a leg on the way, it stays the same party.
///
/// The leg that a call began on has the call's own id. On a plain inbound call it is the caller's;
/// on one that an agent's phone began it is the agent's, and the customer who was called is the
/// caller: the first leg from outside. An employee whose own leg waits in a queue is a caller too.
final class Parties {
  /// Begins what stands for the name of an agent whom nobody may name.
  private static final String UNNAMED = "\u0000";

  private Map<String, LegStarted> started = Map.of();
  private Map<String, String> otherNames = Map.of();
  private @Nullable String callId;
  private @Nullable String customersLeg;
  private @Nullable Instant newestStart;
  private boolean wayKnown;
  private boolean outbound;
  private boolean employeeWaits;

  /// Whose a leg is.
  enum Role {
    CALLER,
    AGENT,
    OUTSIDE
  }

  String callId() {
    return Objects.requireNonNull(callId);
  }

  void ofCall(@Nullable String id) {
    callId = id;
  }

  /// The first offer of a call tells its way.
  void offered(@Nullable Direction direction) {
    if (!wayKnown) {
      wayKnown = true;
      outbound = direction == Direction.OUTBOUND;
    }
  }

  /// A leg waits in a queue: the one that an agent's phone began is an employee's who calls in.
  void waits(@Nullable String leg) {
    wayKnown |= leg != null && leg.equals(callId);
    employeeWaits |= leg != null && outbound && customersLeg == null && leg.equals(callId);
  }

  boolean isInternal() {
    return employeeWaits;
  }

  void started(LegStarted leg, Instant at) {
    if (started.isEmpty()) {
      started = new HashMap<>(4);
    }
    started.put(leg.legId(), leg);
    newestStart = at;
  }

  /// Whether it is told how legs start, and none did since then.
  boolean startedNone(Instant since) {
    return newestStart != null && newestStart.isBefore(since);
  }

  Stream<String> legs() {
    return started.keySet().stream();
  }

  boolean hasStarted(String leg) {
    return started.containsKey(leg);
  }

  /// Whose a leg is that speaks with the others.
  Role roleOf(LegJoined joined) {
    String leg = joined.legId();
    if (isCallers(leg)) {
      return Role.CALLER;
    }
    if (leg.equals(callId)) {
      return Role.AGENT;
    }
    LegStarted start = started.get(leg);
    Leg kind = start == null ? joined.leg() : start.leg();
    boolean agents = joined.leg() == Leg.AGENT || kind == null || kind == Leg.AGENT;
    return agents ? Role.AGENT : Role.OUTSIDE;
  }

  /// A leg from outside joins; whether it is the customer's who was called.
  boolean takeForCustomer(String leg) {
    if (!outbound || employeeWaits || customersLeg != null) {
      return false;
    }
    customersLeg = leg;
    return true;
  }

  boolean isCallers(@Nullable String leg) {
    return leg != null && leg.equals(outbound && !employeeWaits ? customersLeg : callId);
  }

  /// Of the customer whom an agent dialled; null where nobody outside was reached.
  @Nullable String customersLeg() {
    return customersLeg;
  }

  /// Whether a leg may be an agent's that began the call, by what the platform takes it for.
  boolean isDiallers(@Nullable String leg, @Nullable Leg hint) {
    return leg != null
        && leg.equals(callId)
        && (outbound ? !employeeWaits && hasStarted(leg) : !wayKnown && hint == Leg.AGENT);
  }

  /// The agent whose phone began the call; null where it is not told.
  @Nullable String dialler() {
    LegStarted first = callId == null ? null : started.get(callId);
    return first == null ? null : nameOf(first);
  }

  /// The agent on a leg.
  ///
  /// @param named what the platform calls them at that moment
  /// @param provisional whether that may be another's name
  String agentOn(@Nullable String leg, @Nullable String named, boolean provisional) {
    if (leg == null || (named != null && !provisional)) {
      return named == null ? UNNAMED : known(named);
    }
    LegStarted start = started.get(leg);
    String agent = start == null ? UNNAMED + leg : nameOf(start);
    if (named != null && !named.equals(agent)) {
      if (otherNames.isEmpty()) {
        otherNames = new HashMap<>(4);
      }
      otherNames.put(named, agent);
    }
    return agent;
  }

  private static String nameOf(LegStarted start) {
    return start.name() == null ? UNNAMED + start.legId() : start.name();
  }

  /// The agent who is also called like that.
  String known(String name) {
    return otherNames.getOrDefault(name, name);
  }

  /// Whether an agent's name may be shown.
  static boolean isNamed(@Nullable String agent) {
    return agent != null && !agent.startsWith(UNNAMED);
  }

  /// The name to show; null where nobody may be named.
  static @Nullable String shown(@Nullable String agent) {
    return isNamed(agent) ? agent : null;
  }
}
