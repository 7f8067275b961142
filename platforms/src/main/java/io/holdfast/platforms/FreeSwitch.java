package io.holdfast.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.HoldParty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Events of FreeSWITCH's event socket, each an object of its headers.
///
/// The call is the uuid of its first leg, which is the caller's, or that of an agent's phone that
/// began it. `Event-Sequence` counts all events of the switch and starts anew with it, so it orders
/// nothing here. A leg's own end is dated by `Caller-Channel-Hangup-Time`, not by the event, which
/// comes when the switch has written its report.
public final class FreeSwitch {
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
          one(event, origin, new Happening.CallQueued(queue, null, event.callId()));
      case "member-queue-end" -> {
        // after a talk the caller left the queue long ago, and may wait in it again by now
        QueueExit why = queueExit(event);
        yield why == QueueExit.ANSWERED
            ? List.of()
            : one(event, origin, new Happening.CallLeftQueue(queue, why));
      }
      case "agent-offering" ->
          ofAgent(event, origin, who -> new Happening.AgentRang(who, queue, null));
      case "bridge-agent-fail" -> missed(event, origin);
      case "bridge-agent-start" ->
          one(
              event,
              origin,
              new Happening.CallLeftQueue(queue, QueueExit.ANSWERED),
              joined(event, queue));
      case "bridge-agent-end" ->
          "false".equals(event.text("CC-Agent-Bridged"))
              ? missed(event, origin)
              : ofAgent(
                  event,
                  origin,
                  who ->
                      new Happening.AgentLeft(
                          who, LeaveReason.UNKNOWN, event.text("CC-Agent-UUID")));
      default -> List.of();
    };
  }

  /// An agent who is called by a number outside has no name here.
  private static List<Fact> ofAgent(
      FreeSwitchEvent event, Origin origin, Function<String, Happening> happening) {
    String who = FreeSwitchEvent.member(event.required("CC-Agent"));
    return who == null ? List.of() : one(event, origin, happening.apply(who));
  }

  private static Happening joined(FreeSwitchEvent event, @Nullable String queue) {
    String who = FreeSwitchEvent.member(event.required("CC-Agent"));
    String leg = event.text("CC-Agent-UUID");
    return who == null
        ? new Happening.LegJoined(
            leg == null ? event.required("Unique-ID") : leg, null, Leg.OTHER, null)
        : new Happening.AgentJoined(who, queue, leg);
  }

  /// The agent did not answer, or the two could not be put together: `bridge-agent-start` is told
  /// before the bridge, so it may stand before this.
  private static List<Fact> missed(FreeSwitchEvent event, Origin origin) {
    return ofAgent(
        event,
        origin,
        who -> new Happening.AgentMissed(who, event.text("CC-Queue"), event.text("CC-Agent-UUID")));
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
    facts.addAll(transfers(event, origin));
    facts.addAll(origin.facts(at, event.requiredCallId(), end(event)));
    return facts;
  }

  private static List<Fact> transfers(FreeSwitchEvent event, Origin origin) {
    List<Fact> facts = new ArrayList<>();
    String call = event.requiredCallId();
    String leg = event.required("Unique-ID");
    Instant back = event.transfers().takenBackAt();
    if (event.party() == Leg.CALLER) {
      for (FreeSwitchTransfers.Blind blind : event.transfers().blind()) {
        var started = new Happening.TransferStarted(TransferKind.BLIND, null, null);
        facts.addAll(
            origin.naming(leg + "/transfer/" + blind.second()).facts(blind.at(), call, started));
      }
    } else if (back != null) {
      facts.addAll(
          origin
              .naming(leg + "/taken-back/" + back.getEpochSecond())
              .facts(back, call, new Happening.TransferFailed(null, null)));
    }
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
    var hangup = new FreeSwitchHangup(event);
    var word =
        new Happening.HangupSignalled(
            event.party(),
            event.leg(),
            agent,
            SignalOrigin.SWITCH,
            hangup.cause(),
            hangup.signals());
    if (event.isFirstLeg()) {
      return new Happening[] {
        word, new Happening.CallEnded(null, null, null, hangup.cause(), hangup.causeSignal())
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

  private static List<Fact> one(FreeSwitchEvent event, Origin origin, Happening... happenings) {
    return origin.facts(event.instant(), event.requiredCallId(), happenings);
  }
}
