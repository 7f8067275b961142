package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A status callback of one leg. `SequenceNumber` counts within the leg, not within the call, so it
/// orders nothing here.
final class TwilioCall {
  private final Fields event;
  private final @Nullable String parent;
  private final String callId;
  private final Origin origin;

  /// @param callId the call, where the user's own address names it
  TwilioCall(Fields event, @Nullable String callId, Origin origin) {
    this.event = event;
    this.origin = origin;
    parent = event.text("ParentCallSid");
    String own = event.text("CallSid");
    if (own == null) {
      throw new UnreadableEventException("missing-field", "Expected a field CallSid");
    }
    this.callId = Objects.requireNonNullElse(callId, parent == null ? own : parent);
  }

  List<Fact> facts() {
    Happening told = parent == null ? ofCaller() : ofAgent();
    return told == null ? List.of() : origin.facts(Twilio.at(event), callId, told);
  }

  /// The leg that the call began on.
  private @Nullable Happening ofCaller() {
    String status = status();
    return switch (status) {
      case "queued", "initiated", "ringing", "in-progress" -> offered();
      case "completed", "busy", "no-answer", "canceled", "failed" ->
          new CallEnded(
              null,
              null,
              null,
              cause(),
              status.equals("completed") ? null : Map.of(Twilio.CALL_STATUS, status));
      default -> null;
    };
  }

  private CallOffered offered() {
    if ("inbound".equals(event.text("Direction"))) {
      Caller caller = new Caller(event.text("From"), null, null, null, null, null);
      return new CallOffered(Direction.INBOUND, caller, event.text("To"), null, null, null);
    }
    return new CallOffered(Direction.OUTBOUND, null, event.text("To"), null, null, null);
  }

  /// A leg that was dialled for the call: an agent's, where we are told of which.
  private @Nullable Happening ofAgent() {
    String agent = agent();
    String leg = event.text("CallSid");
    if (agent == null) {
      return null;
    }
    return switch (status()) {
      case "ringing" -> new Happening.AgentRang(agent, null, leg);
      case "in-progress" -> new Happening.AgentJoined(agent, null, leg);
      case "busy", "no-answer", "canceled", "failed" -> new Happening.AgentMissed(agent, null, leg);
      case "completed" -> new Happening.AgentLeft(agent, Happening.LeaveReason.UNKNOWN, leg);
      default -> null;
    };
  }

  /// The parameter of the user's own address, else the name of a client; never a number.
  private @Nullable String agent() {
    String named = event.text("query.agent");
    String to = Objects.requireNonNullElse(event.text("To"), "");
    return named == null && to.matches("client:[A-Za-z]\\S{0,63}") ? to.substring(7) : named;
  }

  private String status() {
    return Objects.requireNonNullElse(event.text("CallStatus"), "");
  }

  private @Nullable Cause cause() {
    String sip = event.text("SipResponseCode");
    return sip != null && sip.matches("[3-6]\\d{2}")
        ? new Cause(null, null, Integer.valueOf(sip))
        : null;
  }
}
