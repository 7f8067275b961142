package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.ANY;
import static io.holdfast.platforms.SignalRule.CONCLUSION;
import static io.holdfast.platforms.SignalRule.LOST;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.PHONE;
import static io.holdfast.platforms.SignalRule.SWITCH_CAUSE;
import static io.holdfast.platforms.SignalRule.rule;

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
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.Target;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Events of Asterisk's manager interface (`timestampevents = yes`), each read by itself.
///
/// The call is the `Linkedid`. A channel whose `Uniqueid` equals it is taken for the caller's,
/// unless it stands in a context of agents' phones; all others are taken for agents'; the fold
/// corrects the hint where an agent joined on that channel. The agent's name is the `CallerIDNum`
/// of the agent's leg; where that leg is gone already, as in a late `AgentComplete`, it is the
/// interface, which the fold takes for nobody on the call. `AgentComplete.Reason` is passed on as a
/// hint only: it says `agent` where the agent's media died. Halves of `Local` channels are
/// nobody's: they carry the caller's number, and the agent's own channel speaks for him.
public final class AsteriskAmi {
  /// Events of a channel's own life.
  private static final Set<String> OF_ONE_CHANNEL =
      Set.of("BridgeEnter", "Hold", "Unhold", "HangupRequest", "SoftHangupRequest", "Hangup");

  public static final String HANGUP_REQUEST = "asterisk.hangup-request";
  public static final String SOFT_HANGUP_CAUSE = "asterisk.soft-hangup.cause";
  public static final String HANGUP_CAUSE = "asterisk.hangup.cause";
  public static final String AGENT_COMPLETE_REASON = "asterisk.agent-complete.reason";

  /// What the signals of this class say.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(HANGUP_REQUEST, ANY, Says.LEG, PHONE, "a BYE or CANCEL from the phone of that leg"),
          rule(
              SOFT_HANGUP_CAUSE,
              Pattern.compile("1|27|38|41|44"),
              Says.NETWORK,
              SWITCH_CAUSE,
              "the switch gave the leg up, with 1 where its media was lost; a wish has 16 or none"),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, NETWORK_CAUSE, "no party can ask for that cause")
              .in(SignalRule.Scope.LEG),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, SWITCH_CAUSE, "may be the cause of another leg")
              .in(SignalRule.Scope.CALL),
          rule(
              AGENT_COMPLETE_REASON,
              ANY,
              Says.LEG,
              CONCLUSION,
              "concluded afterwards; it says agent also where the agent's media was lost"));

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
    AmiEvent event = new AmiEvent(headers, origin.sender().agentContexts());
    String name = event.or("Event", "");
    if (OF_ONE_CHANNEL.contains(name) && AmiEvent.isHalf(event.get("Channel"))) {
      return List.of();
    }
    return switch (name) {
      case "Newchannel" -> event.isLinkedChannel() ? one(event, origin, offered(event)) : List.of();
      case "QueueCallerJoin" ->
          one(event, origin, new Happening.CallQueued(event.get("Queue"), event.position()));
      case "QueueCallerLeave" ->
          one(event, origin, new CallLeftQueue(event.queue(), QueueExit.UNKNOWN));
      case "QueueCallerAbandon" ->
          one(event, origin, new CallLeftQueue(event.queue(), QueueExit.ABANDONED));
      case "AgentCalled" ->
          one(
              event,
              origin,
              new Happening.AgentRang(event.agent(), event.queue(), event.agentLeg()));
      case "AgentRingNoAnswer" ->
          one(event, origin, new AgentMissed(event.agent(), event.queue(), event.agentLeg()));
      case "AgentConnect" ->
          one(event, origin, new AgentJoined(event.agent(), event.queue(), event.agentLeg()));
      case "BridgeEnter" -> event.isCallersChannel() ? List.of() : bridged(event, origin);
      case "AgentComplete" -> completed(event, origin);
      case "Hold" ->
          one(event, origin, new CallHeld(event.holder(), event.ownAgent(), event.get("Uniqueid")));
      case "Unhold" ->
          one(
              event,
              origin,
              new CallResumed(event.holder(), event.ownAgent(), event.get("Uniqueid")));
      case "BlindTransfer" -> one(event, origin, blindTransfer(event));
      case "AttendedTransfer" -> attendedTransfer(event, origin);
      case "HangupRequest" ->
          one(
              event,
              origin,
              signal(
                  event,
                  SignalOrigin.PHONE,
                  Map.of(HANGUP_REQUEST, event.leg() == Leg.CALLER ? "caller" : "agent")));
      case "SoftHangupRequest" ->
          one(
              event,
              origin,
              signal(event, SignalOrigin.SWITCH, Map.of(SOFT_HANGUP_CAUSE, event.or("Cause", ""))));
      case "Hangup" -> one(event, origin, hangup(event));
      case "CEL" -> AsteriskCel.besideManager(headers, origin);
      default -> List.of();
    };
  }

  private static Happening offered(AmiEvent event) {
    if (!event.isCallersChannel()) {
      return new Happening.CallOffered(
          Direction.OUTBOUND, null, event.set("Exten"), null, null, null);
    }
    Caller caller =
        new Caller(event.set("CallerIDNum"), event.set("CallerIDName"), null, null, null, null);
    return new Happening.CallOffered(
        Direction.INBOUND, caller, event.set("Exten"), null, null, null);
  }

  /// An agent's channel meets the caller's: the answer to a transfer or to a direct call. After an
  /// `AgentConnect` it tells nothing new.
  private static List<Fact> bridged(AmiEvent event, Origin origin) {
    String agent = event.ownAgent();
    return agent == null
        ? List.of()
        : one(event, origin, new AgentJoined(agent, null, event.get("Uniqueid")));
  }

  private static List<Fact> completed(AmiEvent event, Origin origin) {
    String reason = event.or("Reason", "");
    boolean transferred = reason.equals("transfer");
    LeaveReason why = transferred ? LeaveReason.TRANSFERRED : LeaveReason.UNKNOWN;
    var left = new Happening.AgentLeft(event.agent(), why, event.agentLeg());
    if (transferred) {
      return one(event, origin, left);
    }
    Leg leg = reason.equals("caller") ? Leg.CALLER : Leg.AGENT;
    var hint =
        new Happening.HangupSignalled(
            leg,
            leg == Leg.CALLER ? event.get("Uniqueid") : event.agentLeg(),
            event.agent(),
            SignalOrigin.SWITCH,
            null,
            Map.of(AGENT_COMPLETE_REASON, reason));
    return origin.facts(event.instant(), event.callId(), left, hint);
  }

  private static Happening blindTransfer(AmiEvent event) {
    Target to = new Target(null, null, event.get("Extension"));
    return event.or("Result", "Success").equals("Success")
        ? new Happening.TransferStarted(TransferKind.BLIND, event.get("TransfererCallerIDNum"), to)
        : new Happening.TransferFailed(to, event.get("Result"));
  }

  private static List<Fact> attendedTransfer(AmiEvent event, Origin origin) {
    var started =
        new Happening.TransferStarted(
            TransferKind.ATTENDED, event.get("OrigTransfererCallerIDNum"), null);
    Happening outcome =
        event.or("Result", "Success").equals("Success")
            ? new Happening.TransferCompleted(null, null)
            : new Happening.TransferFailed(null, event.get("Result"));
    return origin.facts(event.instant(), event.callId(), started, outcome);
  }

  private static Happening hangup(AmiEvent event) {
    if (event.isLinkedChannel()) {
      return new Happening.CallEnded(
          null, null, null, event.cause(), Map.of(HANGUP_CAUSE, event.causeNumber()));
    }
    return signal(event, SignalOrigin.SWITCH, Map.of(HANGUP_CAUSE, event.causeNumber()));
  }

  private static Happening signal(AmiEvent event, SignalOrigin by, Map<String, String> signals) {
    return new Happening.HangupSignalled(
        event.leg(), event.get("Uniqueid"), event.ownAgent(), by, event.cause(), signals);
  }

  private static List<Fact> one(AmiEvent event, Origin origin, Happening happening) {
    return origin.facts(event.instant(), event.callId(), happening);
  }
}
