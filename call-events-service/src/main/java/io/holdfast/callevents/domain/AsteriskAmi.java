package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.SignalRule.ANY;
import static io.holdfast.callevents.domain.SignalRule.CONCLUSION;
import static io.holdfast.callevents.domain.SignalRule.LOST;
import static io.holdfast.callevents.domain.SignalRule.NETWORK_CAUSE;
import static io.holdfast.callevents.domain.SignalRule.PHONE;
import static io.holdfast.callevents.domain.SignalRule.SWITCH_CAUSE;
import static io.holdfast.callevents.domain.SignalRule.rule;

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
import io.holdfast.contracts.telephony.Happening.HoldParty;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.Target;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Events of Asterisk's manager interface (`timestampevents = yes`), each read by itself.
///
/// The call is the `Linkedid`. A channel whose `Uniqueid` equals it is taken for the caller's,
/// unless it stands in a context of agents' phones; all others are taken for agents'; the fold
/// corrects the hint where an agent joined on that channel. The agent's name is the `CallerIDNum`
/// of the agent's leg; where that leg is gone already, as in a late `AgentComplete`, it is the
/// interface, which the fold takes for nobody on the call. `AgentComplete.Reason` is passed on as a
/// hint only: it says `agent` where the agent's media died.
public final class AsteriskAmi {
  private static final String UNSET = "<unknown>";

  /// Contexts in which agents' phones start calls. Ours, and those of the usual distributions.
  private static final Set<String> AGENT_CONTEXTS = Set.of("from-agents", "from-internal");

  static final String HANGUP_REQUEST = "asterisk.hangup-request";
  static final String SOFT_HANGUP_CAUSE = "asterisk.soft-hangup.cause";
  static final String HANGUP_CAUSE = "asterisk.hangup.cause";
  static final String AGENT_COMPLETE_REASON = "asterisk.agent-complete.reason";

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

  /// The facts in one event; none for an event that tells nothing of a call's life.
  ///
  /// @param event header names to values; of a repeated header the first value
  /// @throws UnreadableEventException where a header that the event must have is missing or wrong
  public static List<Fact> facts(Map<String, String> event, Origin origin) {
    return switch (event.getOrDefault("Event", "")) {
      case "Newchannel" -> isLinkedChannel(event) ? one(event, origin, offered(event)) : List.of();
      case "QueueCallerJoin" ->
          one(event, origin, new Happening.CallQueued(event.get("Queue"), position(event)));
      case "QueueCallerLeave" ->
          one(event, origin, new CallLeftQueue(queue(event), QueueExit.UNKNOWN));
      case "QueueCallerAbandon" ->
          one(event, origin, new CallLeftQueue(queue(event), QueueExit.ABANDONED));
      case "AgentCalled" ->
          one(event, origin, new Happening.AgentRang(agent(event), queue(event), agentLeg(event)));
      case "AgentRingNoAnswer" ->
          one(event, origin, new AgentMissed(agent(event), queue(event), agentLeg(event)));
      case "AgentConnect" ->
          one(event, origin, new AgentJoined(agent(event), queue(event), agentLeg(event)));
      case "BridgeEnter" -> isCallersChannel(event) ? List.of() : bridged(event, origin);
      case "AgentComplete" -> completed(event, origin);
      case "Hold" ->
          one(event, origin, new CallHeld(holder(event), ownAgent(event), event.get("Uniqueid")));
      case "Unhold" ->
          one(
              event,
              origin,
              new CallResumed(holder(event), ownAgent(event), event.get("Uniqueid")));
      case "BlindTransfer" -> one(event, origin, blindTransfer(event));
      case "AttendedTransfer" -> attendedTransfer(event, origin);
      case "HangupRequest" ->
          one(
              event,
              origin,
              signal(
                  event,
                  SignalOrigin.PHONE,
                  Map.of(HANGUP_REQUEST, leg(event) == Leg.CALLER ? "caller" : "agent")));
      case "SoftHangupRequest" ->
          one(
              event,
              origin,
              signal(
                  event,
                  SignalOrigin.SWITCH,
                  Map.of(SOFT_HANGUP_CAUSE, event.getOrDefault("Cause", ""))));
      case "Hangup" -> one(event, origin, hangup(event));
      default -> List.of();
    };
  }

  private static Happening offered(Map<String, String> event) {
    if (!isCallersChannel(event)) {
      return new Happening.CallOffered(
          Direction.OUTBOUND, null, set(event, "Exten"), null, null, null);
    }
    Caller caller =
        new Caller(set(event, "CallerIDNum"), set(event, "CallerIDName"), null, null, null, null);
    return new Happening.CallOffered(
        Direction.INBOUND, caller, set(event, "Exten"), null, null, null);
  }

  /// An agent's channel meets the caller's: the answer to a transfer or to a direct call. After an
  /// `AgentConnect` it tells nothing new.
  private static List<Fact> bridged(Map<String, String> event, Origin origin) {
    String agent = ownAgent(event);
    return agent == null
        ? List.of()
        : one(event, origin, new AgentJoined(agent, null, event.get("Uniqueid")));
  }

  private static List<Fact> completed(Map<String, String> event, Origin origin) {
    String reason = event.getOrDefault("Reason", "");
    boolean transferred = reason.equals("transfer");
    LeaveReason why = transferred ? LeaveReason.TRANSFERRED : LeaveReason.UNKNOWN;
    var left = new Happening.AgentLeft(agent(event), why, agentLeg(event));
    if (transferred) {
      return one(event, origin, left);
    }
    Leg leg = reason.equals("caller") ? Leg.CALLER : Leg.AGENT;
    var hint =
        new Happening.HangupSignalled(
            leg,
            leg == Leg.CALLER ? event.get("Uniqueid") : agentLeg(event),
            agent(event),
            SignalOrigin.SWITCH,
            null,
            Map.of(AGENT_COMPLETE_REASON, reason));
    return origin.facts(instant(event), callId(event), left, hint);
  }

  private static Happening blindTransfer(Map<String, String> event) {
    Target to = new Target(null, null, event.get("Extension"));
    return event.getOrDefault("Result", "Success").equals("Success")
        ? new Happening.TransferStarted(TransferKind.BLIND, event.get("TransfererCallerIDNum"), to)
        : new Happening.TransferFailed(to, event.get("Result"));
  }

  private static List<Fact> attendedTransfer(Map<String, String> event, Origin origin) {
    var started =
        new Happening.TransferStarted(
            TransferKind.ATTENDED, event.get("OrigTransfererCallerIDNum"), null);
    Happening outcome =
        event.getOrDefault("Result", "Success").equals("Success")
            ? new Happening.TransferCompleted(null, null)
            : new Happening.TransferFailed(null, event.get("Result"));
    return origin.facts(instant(event), callId(event), started, outcome);
  }

  private static Happening hangup(Map<String, String> event) {
    if (isCallersChannel(event)) {
      return new Happening.CallEnded(
          null, null, null, cause(event), Map.of(HANGUP_CAUSE, causeNumber(event)));
    }
    return signal(event, SignalOrigin.SWITCH, Map.of(HANGUP_CAUSE, causeNumber(event)));
  }

  private static Happening signal(
      Map<String, String> event, SignalOrigin by, Map<String, String> signals) {
    return new Happening.HangupSignalled(
        leg(event), event.get("Uniqueid"), ownAgent(event), by, cause(event), signals);
  }

  private static List<Fact> one(Map<String, String> event, Origin origin, Happening happening) {
    return origin.facts(instant(event), callId(event), happening);
  }

  private static boolean isLinkedChannel(Map<String, String> event) {
    return callId(event).equals(event.get("Uniqueid"));
  }

  /// The channel that the call began on, unless an agent's phone began it.
  private static boolean isCallersChannel(Map<String, String> event) {
    return isLinkedChannel(event) && !AGENT_CONTEXTS.contains(event.getOrDefault("Context", ""));
  }

  private static Leg leg(Map<String, String> event) {
    return isCallersChannel(event) ? Leg.CALLER : Leg.AGENT;
  }

  private static HoldParty holder(Map<String, String> event) {
    return isCallersChannel(event) ? HoldParty.CALLER : HoldParty.AGENT;
  }

  private static @Nullable String ownAgent(Map<String, String> event) {
    return isCallersChannel(event) ? null : set(event, "CallerIDNum");
  }

  private static String agent(Map<String, String> event) {
    String number = set(event, "DestCallerIDNum");
    return number == null ? required(event, "Interface") : number;
  }

  private static @Nullable String agentLeg(Map<String, String> event) {
    return set(event, "DestUniqueid");
  }

  private static @Nullable String queue(Map<String, String> event) {
    return set(event, "Queue");
  }

  private static @Nullable Integer position(Map<String, String> event) {
    String text = set(event, "Position");
    return text == null ? null : number("Position", text).intValue();
  }

  private static @Nullable Cause cause(Map<String, String> event) {
    String text = set(event, "Cause");
    if (text == null) {
      return null;
    }
    String sip = set(event, "TechCause");
    return new Cause(
        number("Cause", text).intValue(),
        set(event, "Cause-txt"),
        sip != null && sip.matches("\\d{3}") ? Integer.valueOf(sip) : null);
  }

  private static String causeNumber(Map<String, String> event) {
    return event.getOrDefault("Cause", "0");
  }

  private static String callId(Map<String, String> event) {
    for (String header :
        List.of("Linkedid", "DestLinkedid", "TransfererLinkedid", "OrigTransfererLinkedid")) {
      String id = set(event, header);
      if (id != null) {
        return id;
      }
    }
    throw missing("Linkedid");
  }

  private static Instant instant(Map<String, String> event) {
    BigDecimal micros = number("Timestamp", required(event, "Timestamp")).movePointRight(6);
    return Instant.EPOCH.plus(micros.longValue(), java.time.temporal.ChronoUnit.MICROS);
  }

  private static BigDecimal number(String header, String text) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
      throw new UnreadableEventException("bad-field", "Expected a number in " + header);
    }
    return new BigDecimal(text);
  }

  private static @Nullable String set(Map<String, String> event, String header) {
    String value = event.get(header);
    return value == null || value.isEmpty() || value.equals(UNSET) ? null : value;
  }

  private static String required(Map<String, String> event, String header) {
    String value = set(event, header);
    if (value == null) {
      throw missing(header);
    }
    return value;
  }

  private static UnreadableEventException missing(String header) {
    return new UnreadableEventException("missing-field", "Expected a header " + header);
  }
}
