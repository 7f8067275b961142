package io.holdfast.platforms;

import static io.holdfast.platforms.SignalRule.CLOSED_TAB;
import static io.holdfast.platforms.SignalRule.EXPLICIT;
import static io.holdfast.platforms.SignalRule.GONE;
import static io.holdfast.platforms.SignalRule.NETWORK_CAUSE;
import static io.holdfast.platforms.SignalRule.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
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
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conversations of Genesys Cloud, each payload the whole conversation as far as it is known.
///
/// The same happening stands in every payload that follows it, so a fact's id is made of
/// conversation, participant and instant, and it holds nothing that a later payload could change.
public final class GenesysCloud {
  static final String DISCONNECT_TYPE = "genesys-cloud.disconnect-type";
  static final String UNKNOWN_PHONE = "genesys-cloud.unknown-phone";
  static final String FLOW_DISCONNECT_TYPE = "genesys-cloud.flow-disconnect-type";
  static final String ERROR_CODE = "genesys-cloud.error-code";

  /// What the signals of this class say. `peer` and `transfer` name nobody: they are how the other
  /// side of a leg ends, and how a call is handed on.
  static final List<SignalRule> SIGNALS =
      List.of(
          rule(
              DISCONNECT_TYPE,
              Pattern.compile("(endpoint|client)" + GenesysPhone.WEBRTC),
              Says.LEG,
              CLOSED_TAB,
              "a softphone in a browser: a closed tab looks the same"),
          rule(
              DISCONNECT_TYPE,
              Pattern.compile("endpoint" + GenesysPhone.DESK_PHONE),
              Says.LEG,
              GONE,
              "an agent's phone was put down, or restarted"),
          rule(
              UNKNOWN_PHONE,
              Pattern.compile("endpoint"),
              Says.NOBODY,
              0,
              "a phone was put down or a browser was closed, and browsers' agents press a button"),
          rule(
              DISCONNECT_TYPE,
              Pattern.compile("endpoint|client"),
              Says.LEG,
              EXPLICIT,
              "the platform says that this participant's phone or desktop hung up"),
          rule(
              DISCONNECT_TYPE,
              Pattern.compile("system|timeout"),
              Says.PLATFORM,
              EXPLICIT,
              "the platform says that it let go"),
          technical(DISCONNECT_TYPE, "transport\\.failure", Says.NETWORK, "the connection failed"),
          technical(
              DISCONNECT_TYPE,
              "error|outdatedsdkversion",
              Says.PLATFORM,
              "something failed in the platform"),
          rule(
              FLOW_DISCONNECT_TYPE,
              Pattern.compile("endpoint|client|system|timeout"),
              Says.PLATFORM,
              EXPLICIT,
              "a flow or a queue let the caller go"),
          technical(
              ERROR_CODE,
              GenesysPhone.MEDIA_LOST.pattern(),
              Says.NETWORK,
              "the agent's browser lost its media"));

  private final Origin origin;
  private final String id;
  private final GenesysConversation conversation;
  private final @Nullable Instant deliveredAt;
  private final @Nullable Instant callbackAt;
  private final List<Fact> facts = new ArrayList<>();

  private GenesysCloud(JsonNode told, @Nullable Instant deliveredAt, Origin origin) {
    String own = GenesysLeg.text(told, "conversationId");
    this.id = own == null ? GenesysLeg.required(told, "id") : own;
    this.conversation = GenesysConversation.of(told.path("participants"), deliveredAt);
    this.deliveredAt = deliveredAt;
    this.callbackAt = GenesysCallback.orderedAt(told.path("participants"));
    this.origin = origin;
  }

  /// The facts in one payload; none for one without a conversation's participants.
  ///
  /// @param payload a conversation, a list of them, an analytics record, or a notification
  /// @throws UnreadableEventException where a conversation or a participant has no id, or a time is
  ///   none
  public static List<Fact> facts(ObjectNode payload, Origin origin) {
    JsonNode notification = payload.has("detail") ? payload.path("detail") : payload;
    JsonNode body = notification.has("eventBody") ? notification.path("eventBody") : notification;
    JsonNode many = body.has("entities") ? body.path("entities") : body.path("conversations");
    Instant deliveredAt = GenesysLeg.instant(payload, "time");
    return (many.isArray() ? GenesysLeg.elements(many) : Stream.of(body))
        .filter(conversation -> conversation.has("participants"))
        .flatMap(one -> new GenesysCloud(one, deliveredAt, origin).told().stream())
        .toList();
  }

  private List<Fact> told() {
    for (GenesysLeg leg : conversation.legs()) {
      if (leg.isAgent() && leg.user() != null) {
        agent(leg, leg.user());
      } else if (leg.equals(conversation.caller())) {
        caller(leg);
      } else if (leg.isCaller()) {
        tell(leg, leg.connectedAt(), new Happening.TransferCompleted(null, null));
      } else {
        flow(leg);
      }
    }
    if (callbackAt != null && conversation.caller() != null) {
      var reason = new CallEnded(null, null, CallEnded.CALLBACK, null, null, "callback");
      facts.addAll(origin.naming(id + "/callback/" + callbackAt).facts(callbackAt, id, reason));
    }
    return facts;
  }

  private void caller(GenesysLeg leg) {
    Caller who = leg.outbound() ? null : new Caller(leg.number(), null, null, null, null, null);
    Direction direction = leg.outbound() ? Direction.OUTBOUND : Direction.INBOUND;
    tell(leg, leg.startedAt(), new Happening.CallOffered(direction, who, null, null, null, null));
    word(leg, Leg.CALLER);
    tell(leg, leg.endedAt(), new CallEnded(null, null, null, null, null));
  }

  /// A queue, a menu or another flow. A flow that begins where an agent hands the caller on is
  /// where that was meant to lead: a survey, an announcement.
  private void flow(GenesysLeg leg) {
    String type = leg.disconnectType();
    if (leg.purpose().equals("acd")) {
      tell(leg, leg.startedAt(), new Happening.CallQueued(leg.queue(), null));
      QueueExit why =
          "peer".equals(type)
              ? QueueExit.ABANDONED
              : "timeout".equals(type) ? QueueExit.TIMEOUT : QueueExit.UNKNOWN;
      tell(leg, leg.endedAt(), new Happening.CallLeftQueue(leg.queue(), why));
    } else {
      tell(
          leg,
          conversation.reachedAt(leg),
          new Happening.TransferCompleted(null, Happening.TransferCompleted.APPLICATION));
    }
    if (type != null && !type.equals("peer") && !type.startsWith("transfer")) {
      tell(leg, leg.endedAt(), signal(Leg.CALLER, leg, Map.of(FLOW_DISCONNECT_TYPE, type)));
    }
  }

  private void agent(GenesysLeg leg, String agent) {
    Instant joinedAt = conversation.joinedAt(leg);
    if (!leg.outbound()) {
      tell(leg, leg.startedAt(), new Happening.AgentRang(agent, null, leg.id()));
    }
    tell(leg, joinedAt, new Happening.AgentJoined(agent, null, leg.id()));
    if (leg.connectedAt() == null) {
      tell(leg, leg.endedAt(), new Happening.AgentMissed(agent, null, leg.id()));
    } else if (joinedAt != null) {
      holds(leg, agent);
      tell(leg, leg.endedAt(), left(leg, agent));
      tell(leg, leg.phone().wrappedUpAt(), new Happening.CallWrappedUp(agent, null, null, null));
    } else if (!leg.isHandedOn()) {
      tell(
          leg,
          leg.endedAt(),
          left(leg, agent)); // an earlier payload may have told that they joined
    }
  }

  /// A call tells a hold only while it lasts: its end is the first delivery without it, and where
  /// no delivery has a time, nothing is told of holds before the record does.
  private void holds(GenesysLeg leg, String agent) {
    var resumed = new Happening.CallResumed(HoldParty.AGENT, agent, leg.id());
    if (leg.live() && deliveredAt == null) {
      return;
    }
    for (GenesysLeg.Hold hold : leg.holds()) {
      tell(leg, hold.from(), new Happening.CallHeld(HoldParty.AGENT, agent, leg.id()));
      Instant until = hold.until();
      if (until != null && !leg.isOver(until) && !conversation.isOver(until)) {
        tell(leg, until, resumed);
      }
    }
    if (leg.live() && leg.endedAt() == null && !leg.held()) {
      tell(leg, deliveredAt, resumed);
    }
  }

  private Happening[] left(GenesysLeg leg, String agent) {
    String type = Objects.requireNonNullElse(leg.disconnectType(), "");
    if (type.equals("transfer.conference")) {
      return new Happening[0]; // he goes on in the conference
    }
    if (!leg.isHandedOn()) {
      word(leg, Leg.AGENT);
      return new Happening[] {new Happening.AgentLeft(agent, LeaveReason.UNKNOWN, leg.id())};
    }
    var left = new Happening.AgentLeft(agent, LeaveReason.TRANSFERRED, leg.id());
    return conversation.isTargetConnected(leg)
        ? new Happening[] {
          new Happening.TransferStarted(TransferKind.ATTENDED, agent, null),
          new Happening.TransferCompleted(null, null),
          left
        }
        : new Happening[] {new Happening.TransferStarted(TransferKind.BLIND, agent, null), left};
  }

  /// How a leg ended. Its id is made of what it says too: a later payload may know more, such as an
  /// error, and that is one more word, and no other one under the same name.
  private void word(GenesysLeg leg, Leg whose) {
    Map<String, String> signals = leg.phone().signals(leg.disconnectType(), whose == Leg.AGENT);
    Instant at = leg.endedAt();
    if (at != null && !signals.isEmpty()) {
      String says = String.join("", signals.values()).replace(' ', '-');
      Origin word = origin.naming(id + "/" + leg.id() + "/" + at + "/" + says);
      facts.addAll(word.facts(at, id, signal(whose, leg, signals)));
    }
  }

  private static Happening signal(Leg whose, GenesysLeg leg, Map<String, String> signals) {
    String agent = whose == Leg.AGENT ? leg.user() : null;
    String legId = whose == Leg.AGENT ? leg.id() : null;
    return new Happening.HangupSignalled(whose, legId, agent, SignalOrigin.SWITCH, null, signals);
  }

  private void tell(GenesysLeg leg, @Nullable Instant at, Happening... happenings) {
    if (at != null) {
      facts.addAll(origin.naming(id + "/" + leg.id() + "/" + at).facts(at, id, happenings));
    }
  }

  private static SignalRule technical(String signal, String value, Says says, String because) {
    return new SignalRule(
        "genesys-cloud",
        signal,
        Pattern.compile(value),
        says,
        Mode.TECHNICAL,
        NETWORK_CAUSE,
        because);
  }
}
