package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.PHONE;
import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HoldParty;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Events of FreeSWITCH's event socket, each an object of its headers.
///
/// The call is the uuid of its first leg, which is the caller's, or that of an agent's phone that
/// began it. `Event-Sequence` counts all events of the switch and starts anew with it, so it orders
/// nothing here. A leg's own end is dated by `Caller-Channel-Hangup-Time`, not by the event, which
/// comes when the switch has written its report.
public final class FreeSwitch {
  static final String DISPOSITION = "freeswitch.sip-hangup-disposition";
  static final String HANGUP_CAUSE = "freeswitch.hangup-cause";

  /// Q.850 causes by their names, and two of the switch's own, that no party can ask for.
  private static final Pattern LOST =
      Pattern.compile(
          "MEDIA_TIMEOUT|GATEWAY_DOWN|DESTINATION_OUT_OF_ORDER|NORMAL_CIRCUIT_CONGESTION"
              + "|NETWORK_OUT_OF_ORDER|NORMAL_TEMPORARY_FAILURE|SWITCH_CONGESTION"
              + "|REQUESTED_CHAN_UNAVAIL|RECOVERY_ON_TIMER_EXPIRE");

  /// What the signals of this class say. Every other disposition is the switch's own doing, and
  /// every other cause stands on both legs, whoever let go.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              DISPOSITION,
              Pattern.compile("recv_bye|recv_cancel"),
              Says.LEG,
              PHONE,
              "the phone of that leg let go, and no cause of the network came with it"),
          rule(HANGUP_CAUSE, LOST, Says.NETWORK, NETWORK_CAUSE, "no party can ask for that cause"),
          rule(
              HANGUP_CAUSE,
              Pattern.compile("ALLOTTED_TIMEOUT"),
              Says.PLATFORM,
              EXPLICIT,
              "the longest time that the dial plan allows was over"),
          new SignalRule(
              "freeswitch",
              HANGUP_CAUSE,
              Pattern.compile("SYSTEM_SHUTDOWN|CRASH"),
              Says.PLATFORM,
              Mode.TECHNICAL,
              EXPLICIT,
              "the switch went down"));

  private static final Pattern HOLD = Pattern.compile("\\{(\\d{10,17}),(\\d{1,17})");

  private FreeSwitch() {}

  /// The facts in one event; none for an event that tells nothing of a call's life.
  ///
  /// @param headers names to values, URL-decoded
  /// @throws UnreadableEventException where a header that the event must have is missing or wrong
  public static List<Fact> facts(ObjectNode headers, Origin origin) {
    var event = new FreeSwitchEvent(headers);
    return switch (event.required("Event-Name")) {
      case "CHANNEL_CREATE" -> event.isFirstLeg() ? one(event, origin, offered(event)) : List.of();
      case "CHANNEL_BRIDGE" -> bridged(event, origin);
      case "CHANNEL_HOLD" -> one(event, origin, held(event));
      case "CHANNEL_UNHOLD" -> one(event, origin, resumed(event));
      case "CHANNEL_HANGUP_COMPLETE" -> hungUp(event, origin);
      case "CUSTOM" ->
          "callcenter::info".equals(event.text("Event-Subclass"))
              ? callcenter(event, origin)
              : List.of();
      default -> List.of();
    };
  }

  private static Happening offered(FreeSwitchEvent event) {
    String dialled = event.text("Caller-Destination-Number");
    if (event.isOutbound() || event.isAgentsOwn()) {
      return new Happening.CallOffered(Direction.OUTBOUND, null, dialled, null, null, null);
    }
    String number = event.first("Caller-Caller-ID-Number", "Caller-ANI");
    String name = event.text("Caller-Caller-ID-Name");
    Caller caller = new Caller(number, name, null, null, null, null);
    return new Happening.CallOffered(Direction.INBOUND, caller, dialled, null, null, null);
  }

  private static List<Fact> callcenter(FreeSwitchEvent event, Origin origin) {
    if (event.callId() == null) {
      return List.of(); // an agent's state, or a failed offer that does not name the caller
    }
    String queue = event.text("CC-Queue");
    return switch (event.required("CC-Action")) {
      case "member-queue-start", "member-queue-resume" ->
          one(event, origin, new Happening.CallQueued(queue, null));
      case "member-queue-end" -> {
        // after a talk the caller left the queue long ago, and may wait in it again by now
        QueueExit why = queueExit(event);
        yield why == QueueExit.ANSWERED
            ? List.of()
            : one(event, origin, new Happening.CallLeftQueue(queue, why));
      }
      case "agent-offering" ->
          one(event, origin, new Happening.AgentRang(event.required("CC-Agent"), queue, null));
      case "bridge-agent-fail" ->
          one(event, origin, new Happening.AgentMissed(event.required("CC-Agent"), queue, null));
      case "bridge-agent-start" ->
          one(
              event,
              origin,
              new Happening.CallLeftQueue(queue, QueueExit.ANSWERED),
              new Happening.AgentJoined(
                  event.required("CC-Agent"), queue, event.text("CC-Agent-UUID")));
      case "bridge-agent-end" ->
          one(
              event,
              origin,
              new Happening.AgentLeft(
                  event.required("CC-Agent"), LeaveReason.UNKNOWN, event.text("CC-Agent-UUID")));
      default -> List.of();
    };
  }

  /// `BREAK_OUT` is whatever took the caller out of the queue, his own hang-up too.
  private static QueueExit queueExit(FreeSwitchEvent event) {
    if ("Terminated".equals(event.text("CC-Cause"))) {
      return QueueExit.ANSWERED;
    }
    String reason = event.text("CC-Cancel-Reason");
    if ("TIMEOUT".equals(reason) || "NO_AGENT_TIMEOUT".equals(reason)) {
      return QueueExit.TIMEOUT;
    }
    boolean gone =
        "hangup".equals(event.text("Answer-State")) || event.text("Hangup-Cause") != null;
    return gone ? QueueExit.ABANDONED : QueueExit.UNKNOWN;
  }

  /// Two legs talk. Of its own bridges mod_callcenter tells more, with the agent's name there.
  private static List<Fact> bridged(FreeSwitchEvent event, Origin origin) {
    String other = event.first("Bridge-B-Unique-ID", "Other-Leg-Unique-ID");
    String own = event.isAgentsOwn() ? event.agent() : null;
    if (own != null) {
      return one(event, origin, new Happening.AgentJoined(own, null, event.leg()));
    }
    String agentsLeg = event.text("variable_cc_agent_uuid");
    boolean byCallcenter =
        "callcenter".equals(event.text("variable_current_application"))
            && (agentsLeg == null || agentsLeg.equals(other));
    if (!event.isFirstLeg() || byCallcenter) {
      return List.of();
    }
    String agent =
        FreeSwitchEvent.extension(
            event.first("Other-Leg-Callee-ID-Number", "Other-Leg-Destination-Number"));
    Happening reached =
        agent == null
            ? new Happening.TransferCompleted(null, null)
            : new Happening.AgentJoined(agent, null, other);
    return one(event, origin, reached);
  }

  private static List<Fact> hungUp(FreeSwitchEvent event, Origin origin) {
    Instant at = event.hungUpAt();
    List<Fact> facts = new ArrayList<>(holds(event, origin, at));
    facts.addAll(origin.facts(at, event.requiredCallId(), end(event)));
    return facts;
  }

  /// Every hold of the leg, told at its end: what `CHANNEL_HOLD` told before is no second hold for
  /// the fold, and what was missed is there. A hold that the leg's end closed is left open.
  private static List<Fact> holds(FreeSwitchEvent event, Origin origin, Instant endedAt) {
    List<Fact> facts = new ArrayList<>();
    String spans = event.text("variable_hold_events");
    Matcher hold = HOLD.matcher(spans == null ? "" : spans);
    while (hold.find()) {
      Instant on = FreeSwitchEvent.instant("variable_hold_events", hold.group(1));
      Instant off = FreeSwitchEvent.instant("variable_hold_events", hold.group(2));
      Origin named = origin.naming(event.required("Unique-ID") + "/" + hold.group(1));
      facts.addAll(named.facts(on, event.requiredCallId(), held(event)));
      if (off.isBefore(endedAt)) {
        facts.addAll(named.facts(off, event.requiredCallId(), resumed(event)));
      }
    }
    return facts;
  }

  private static Happening held(FreeSwitchEvent event) {
    return new Happening.CallHeld(holder(event), event.agent(), event.leg());
  }

  private static Happening resumed(FreeSwitchEvent event) {
    return new Happening.CallResumed(holder(event), event.agent(), event.leg());
  }

  private static HoldParty holder(FreeSwitchEvent event) {
    return event.party() == Leg.CALLER ? HoldParty.CALLER : HoldParty.AGENT;
  }

  /// What a leg's end means.
  private static Happening[] end(FreeSwitchEvent event) {
    String agent = event.agent();
    if (event.handedTheCallOn()) {
      return agent == null ? new Happening[0] : handedOn(agent, event);
    }
    var word =
        new Happening.HangupSignalled(
            event.party(), event.leg(), agent, SignalOrigin.SWITCH, event.cause(), signals(event));
    if (event.isFirstLeg()) {
      return new Happening[] {
        word, new Happening.CallEnded(null, null, null, event.cause(), causeOf(event))
      };
    }
    return agent == null || !event.wasAnswered()
        ? new Happening[] {word}
        : new Happening[] {word, new Happening.AgentLeft(agent, LeaveReason.UNKNOWN, event.leg())};
  }

  /// An attended transfer has reached its target when the agent leaves; a blind one is under way.
  private static Happening[] handedOn(String agent, FreeSwitchEvent event) {
    var left = new Happening.AgentLeft(agent, LeaveReason.TRANSFERRED, event.leg());
    return event.isTransfer("ATTENDED_TRANSFER")
        ? new Happening[] {
          new Happening.TransferStarted(TransferKind.ATTENDED, agent, null),
          new Happening.TransferCompleted(null, null),
          left
        }
        : new Happening[] {new Happening.TransferStarted(TransferKind.BLIND, agent, null), left};
  }

  /// With a cause of the network a BYE is the network's own, and no party's word.
  private static Map<String, String> signals(FreeSwitchEvent event) {
    Map<String, String> signals = new HashMap<>(causeOf(event));
    String cause = event.hangupCause();
    String disposition = event.text("variable_sip_hangup_disposition");
    if (disposition != null && (cause == null || !LOST.matcher(cause).matches())) {
      signals.put(DISPOSITION, disposition);
    }
    return signals;
  }

  private static Map<String, String> causeOf(FreeSwitchEvent event) {
    String cause = event.hangupCause();
    return cause == null ? Map.of() : Map.of(HANGUP_CAUSE, cause);
  }

  private static List<Fact> one(FreeSwitchEvent event, Origin origin, Happening... happenings) {
    return origin.facts(event.instant(), event.requiredCallId(), happenings);
  }
}
