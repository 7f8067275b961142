package io.holdfast.platforms;

import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.HoldParty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An event of a conference or of one of its participants. Whose leg it is tells the label.
final class TwilioConference {
  private final Fields event;
  private final String callId;
  private final Origin origin;

  /// @param callId the call, where the user's own address names it
  TwilioConference(Fields event, @Nullable String callId, Origin origin) {
    this.event = event;
    this.callId = callId == null ? named(event) : callId;
    this.origin = origin;
  }

  /// Flex names a conference after its task; others may name it after the caller's leg. What has
  /// another name is known by its own id.
  private static String named(Fields event) {
    String name = event.text("FriendlyName");
    String id =
        name != null && name.matches("(WT|CA)[0-9a-f]{32}") ? name : event.text("ConferenceSid");
    if (id == null) {
      throw new UnreadableEventException("missing-field", "Expected a field ConferenceSid");
    }
    return id;
  }

  List<Fact> facts() {
    return switch (Objects.requireNonNull(event.text("StatusCallbackEvent"))) {
      case "participant-join" -> joined();
      case "participant-leave" -> left();
      case "participant-hold" ->
          ofCaller(new Happening.CallHeld(HoldParty.AGENT, null, event.text("CallSid")));
      case "participant-unhold" ->
          ofCaller(new Happening.CallResumed(HoldParty.AGENT, null, event.text("CallSid")));
      case "conference-end" -> ended();
      default -> List.of();
    };
  }

  /// An agent who is held stands aside to consult: the caller is not held by it.
  private List<Fact> ofCaller(Happening happening) {
    return party().leg() == Leg.CALLER ? told(happening) : List.of();
  }

  private List<Fact> joined() {
    Party party = party();
    if (party.leg() == Leg.CALLER) {
      return told(new Happening.CallOffered(null, null, null, null, null, null));
    }
    String agent = party.agent();
    return agent == null
        ? List.of()
        : told(new Happening.AgentJoined(agent, null, event.text("CallSid")));
  }

  private List<Fact> left() {
    Party party = party();
    String reason = Objects.requireNonNullElse(event.text("ReasonParticipantLeft"), "");
    String leg = event.text("CallSid");
    String agent = party.agent();
    if (reason.equals("participant_add_failed")) {
      return agent == null ? List.of() : told(new Happening.AgentMissed(agent, null, leg));
    }
    Map<String, String> signals =
        reason.isEmpty() ? null : Map.of(Twilio.PARTICIPANT_LEFT, reason + party.kind());
    var word = new HangupSignalled(party.leg(), leg, agent, SignalOrigin.SWITCH, null, signals);
    if (agent != null) {
      return told(word, new Happening.AgentLeft(agent, Happening.LeaveReason.UNKNOWN, leg));
    }
    boolean callerHungUp = party.leg() == Leg.CALLER && reason.equals("participant_hung_up");
    return callerHungUp ? told(word, new CallEnded(null, null, null, null, null)) : told(word);
  }

  private List<Fact> ended() {
    String reason = event.text("ReasonConferenceEnded");
    String leg = event.text("CallSidEndingConference");
    Party party = Party.of(event.text("ParticipantLabelEndingConference"), leg, callId);
    Map<String, String> signals =
        reason == null ? null : Map.of(Twilio.CONFERENCE_ENDED, reason + party.kind());
    if (leg == null) {
      return told(new CallEnded(null, null, null, null, signals));
    }
    return told(
        new HangupSignalled(party.leg(), leg, party.agent(), SignalOrigin.SWITCH, null, signals),
        new CallEnded(null, null, null, null, null));
  }

  private Party party() {
    return Party.of(event.text("ParticipantLabel"), event.text("CallSid"), callId);
  }

  /// A conference numbers its events, and tells their time in whole seconds only.
  private List<Fact> told(Happening... happenings) {
    String number = event.text("SequenceNumber");
    Long sequence = number == null || !number.matches("\\d{1,9}") ? null : Long.valueOf(number);
    return origin.facts(Twilio.at(event), callId, happenings).stream()
        .map(fact -> new Fact(numbered(fact.envelope(), sequence), fact.happening()))
        .toList();
  }

  private static Envelope numbered(Envelope e, @Nullable Long sequence) {
    return new Envelope(
        e.id(),
        e.source(),
        e.type(),
        e.occurredAt(),
        e.callId(),
        e.tenant(),
        sequence,
        e.backfill());
  }

  /// Whose leg a participant of a conference is, by his label: `customer` or `caller`; a worker's
  /// id, or `agent-1001`, `worker:alice` and the like. Any other is a third party; so is a number.
  ///
  /// @param agent the agent's name; null for others
  /// @param client whether they speak by a softphone in a browser: Flex' agents, who are labelled
  ///   with their worker's id, and whoever is labelled `client:`
  record Party(Leg leg, @Nullable String agent, boolean client) {
    private static final Pattern CALLER = Pattern.compile("(?i)(customer|caller)");
    private static final Pattern WORKER = Pattern.compile("WK[0-9a-f]{32}");
    private static final Pattern AGENT =
        Pattern.compile("(?i)(?:agent|worker|client)[-:_ ]([^\\s+]\\S{0,63})");

    /// What stands after a reason that speaks of them.
    String kind() {
      return client ? Twilio.CLIENT : "";
    }

    /// @param callSid the participant's leg: the caller's, where the call is named after it
    static Party of(@Nullable String label, @Nullable String callSid, String callId) {
      if (callId.equals(callSid) || (label != null && CALLER.matcher(label).matches())) {
        return new Party(Leg.CALLER, null, false);
      }
      if (label == null) {
        return new Party(Leg.OTHER, null, false);
      }
      Matcher agent = AGENT.matcher(label);
      if (agent.matches()) {
        return new Party(
            Leg.AGENT, agent.group(1), label.toLowerCase(Locale.ROOT).startsWith("client"));
      }
      boolean worker = WORKER.matcher(label).matches();
      boolean unnamed = label.equalsIgnoreCase("agent") || label.equalsIgnoreCase("worker");
      return new Party(worker || unnamed ? Leg.AGENT : Leg.OTHER, worker ? label : null, worker);
    }
  }
}
