package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import io.holdfast.contracts.telephony.Happening.CallHeld;
import io.holdfast.contracts.telephony.Happening.CallLeftQueue;
import io.holdfast.contracts.telephony.Happening.CallResumed;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Events of Asterisk's manager interface (`timestampevents = yes`), each read by itself.
///
/// The call is the `Linkedid`. Whose a channel is cannot be told by one event: a caller who is
/// handed on goes on in the agents' context, and a caller id may be invented on the way. So each
/// event says what it shows, `call.leg-started` how a channel was born, and the fold decides, once
/// per call. `AgentComplete.Reason` is passed on as a hint only: it says `agent` where the agent's
/// media died. Halves of `Local` channels are nobody's: they carry the caller's number, and the
/// agent's own channel speaks for them.
public final class AsteriskAmi {
  /// Events of a channel's own life.
  private static final Set<String> OF_ONE_CHANNEL =
      Set.of("BridgeEnter", "Hold", "Unhold", "HangupRequest", "SoftHangupRequest", "Hangup");

  public static final String HANGUP_REQUEST = "asterisk.hangup-request";
  public static final String SOFT_HANGUP_CAUSE = "asterisk.soft-hangup.cause";
  public static final String HANGUP_CAUSE = "asterisk.hangup.cause";
  public static final String AGENT_COMPLETE_REASON = "asterisk.agent-complete.reason";

  private AsteriskAmi() {}

  /// The switch's own time of a message, where it tells one; answers to a ping do too.
  public static Optional<Instant> at(ObjectNode message) {
    return AsteriskTime.ofSeconds(message.path("Timestamp").asText(""));
  }

  /// The facts in one event, each header a field; of a repeated header the first value holds.
  public static List<Fact> facts(ObjectNode event, Origin origin) {
    Map<String, String> headers = new HashMap<>();
    event
        .properties()
        .forEach(h -> {
          JsonNode value = h.getValue();
          headers.put(h.getKey(), (value.isArray() ? value.path(0) : value).asText());
        });
    if (!headers.containsKey("Event")) {
      throw new UnreadableEventException("missing-field", "Expected a header Event");
    }
    return facts(headers, origin);
  }

  /// The facts in one event; none for an event that tells nothing of a call's life.
  ///
  /// @param headers header names to values; of a repeated header the first value
  /// @throws UnreadableEventException where a header that the event must have is missing or wrong
  public static List<Fact> facts(Map<String, String> headers, Origin origin) {
    AmiEvent event = new AmiEvent(headers, origin.sender());
    String name = event.or("Event", "");
    if (OF_ONE_CHANNEL.contains(name) && AmiEvent.isHalf(event.get("Channel"))) {
      return List.of();
    }
    return switch (name) {
      case "Newchannel" -> began(event, origin);
      case "QueueCallerJoin" ->
          one(
              event,
              origin,
              new Happening.CallQueued(
                  event.get("Queue"), event.position(), event.legId("Uniqueid")));
      case "QueueCallerLeave" ->
          one(event, origin, new CallLeftQueue(event.queue(), QueueExit.UNKNOWN));
      case "QueueCallerAbandon" ->
          one(event, origin, new CallLeftQueue(event.queue(), QueueExit.ABANDONED));
      case "AgentCalled" ->
          ofMember(
              event, origin, who -> new Happening.AgentRang(who, event.queue(), event.memberLeg()));
      case "AgentRingNoAnswer" ->
          ofMember(event, origin, who -> new AgentMissed(who, event.queue(), event.memberLeg()));
      case "AgentConnect" -> connected(event, origin);
      case "BridgeEnter" -> bridged(event, origin);
      case "AgentComplete" -> AmiTransfer.completed(event, origin);
      case "Hold" ->
          one(
              event,
              origin,
              new CallHeld(event.holder(), nameOfOther(event), event.legId("Uniqueid")));
      case "Unhold" ->
          one(
              event,
              origin,
              new CallResumed(event.holder(), nameOfOther(event), event.legId("Uniqueid")));
      case "BlindTransfer" -> one(event, origin, AmiTransfer.blind(event));
      case "AttendedTransfer" -> AmiTransfer.attended(event, origin);
      case "UnParkedCall" -> AmiTransfer.taken(event, origin);
      case "Pickup" -> AmiTransfer.pickedUp(event, origin);
      case "HangupRequest" ->
          one(
              event,
              origin,
              signal(
                  event,
                  SignalOrigin.PHONE,
                  event.cause(),
                  Map.of(HANGUP_REQUEST, event.leg() == Leg.CALLER ? "caller" : "agent")));
      case "SoftHangupRequest" ->
          one(
              event,
              origin,
              signal(
                  event,
                  SignalOrigin.SWITCH,
                  event.techCause(),
                  Map.of(SOFT_HANGUP_CAUSE, AmiHangup.flag(event.or("Cause", "")))));
      case "Hangup" -> one(event, origin, hangup(event));
      case "CEL" -> AsteriskCel.besideManager(headers, origin);
      default -> List.of();
    };
  }

  private static List<Fact> began(AmiEvent event, Origin origin) {
    String channel = event.get("Channel");
    if (!event.isLinkedChannel()) {
      return AmiEvent.isHalf(channel) ? List.of() : one(event, origin, started(event));
    }
    if (event.isCallersChannel()) {
      Caller caller =
          new Caller(event.set("CallerIDNum"), event.set("CallerIDName"), null, null, null, null);
      return one(event, origin, offered(event, Direction.INBOUND, caller));
    }
    Happening offered = offered(event, Direction.OUTBOUND, null);
    return AmiEvent.isHalf(channel)
        ? one(event, origin, offered)
        : origin.facts(event.instant(), event.callId(), offered, started(event));
  }

  private static Happening offered(AmiEvent event, Direction direction, @Nullable Caller caller) {
    return new Happening.CallOffered(direction, caller, event.set("Exten"), null, null, null);
  }

  private static Happening started(AmiEvent event) {
    return new Happening.LegStarted(
        event.requiredLegId("Uniqueid"),
        event.nameAtBirth(),
        event.isInAgentContext() ? Leg.AGENT : Leg.OTHER);
  }

  /// A channel meets another's: the answer to a queue, to a transfer or to a direct call. That the
  /// caller's own does tells nothing.
  private static List<Fact> bridged(AmiEvent event, Origin origin) {
    String leg = event.legId("Uniqueid");
    if (leg == null || event.isCallersChannel()) {
      return List.of();
    }
    String name = event.nameNow();
    Boolean provisional = event.isProvisional(name, "CallerIDNum") ? Boolean.TRUE : null;
    return one(event, origin, new Happening.LegJoined(leg, name, event.joiningLeg(), provisional));
  }

  /// A member that is an outside number joins as a leg of nobody's name.
  private static List<Fact> connected(AmiEvent event, Origin origin) {
    String who = event.member();
    String leg = event.memberLeg();
    if (who == null) {
      return leg == null
          ? List.of()
          : one(event, origin, new Happening.LegJoined(leg, null, Leg.OTHER, null));
    }
    boolean guess = leg != null && event.isProvisional(who, "DestCallerIDNum");
    return one(
        event, origin, new AgentJoined(who, event.queue(), leg, guess ? Boolean.TRUE : null));
  }

  private static List<Fact> ofMember(
      AmiEvent event, Origin origin, Function<String, Happening> happening) {
    String who = event.member();
    return who == null ? List.of() : one(event, origin, happening.apply(who));
  }

  private static Happening hangup(AmiEvent event) {
    Map<String, String> signals = Map.of(HANGUP_CAUSE, event.causeNumber());
    if (!event.isLinkedChannel()) {
      return signal(event, SignalOrigin.SWITCH, event.cause(), signals);
    }
    String leg = event.isInAgentContext() ? event.callId() : null; // others may go on without it
    return new Happening.CallEnded(null, null, null, event.cause(), signals, leg);
  }

  private static Happening signal(
      AmiEvent event, SignalOrigin by, @Nullable Cause cause, Map<String, String> signals) {
    return new Happening.HangupSignalled(
        event.leg(), event.legId("Uniqueid"), nameOfOther(event), by, cause, signals);
  }

  /// The caller's channel has no agent's name.
  private static @Nullable String nameOfOther(AmiEvent event) {
    return event.isLinkedChannel() ? null : event.nameNow();
  }

  private static List<Fact> one(AmiEvent event, Origin origin, Happening happening) {
    return origin.facts(event.instant(), event.callId(), happening);
  }
}
