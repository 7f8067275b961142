package io.holdfast.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Happening.Leg;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The headers of one event of FreeSWITCH's event socket, and what they say of its leg.
///
/// @param headers names to values, URL-decoded
record FreeSwitchEvent(ObjectNode headers) {

  @Nullable String leg() {
    return text("Unique-ID");
  }

  /// The uuid of the call's first leg; null where nothing names a call. A leg that the switch
  /// dialled names its own call in `call_uuid`, which stays that of the consultation after an
  /// attended transfer; the leg that it is bridged to, `signal_bond`, is the caller's then.
  /// mod_callcenter dials without a first leg, and names it in variables of its own.
  @Nullable String callId() {
    String member = first("CC-Member-Session-UUID", "variable_cc_member_session_uuid");
    if (member != null) {
      return member;
    }
    String call = first("variable_call_uuid", "Channel-Call-UUID");
    boolean mayHaveMoved = isOutbound() && (call == null || !call.equals(leg()));
    String bond = mayHaveMoved ? text("variable_signal_bond") : null;
    if (bond != null) {
      return bond;
    }
    return call == null ? first("variable_originating_leg_uuid", "Unique-ID") : call;
  }

  String requiredCallId() {
    String call = callId();
    return call == null ? required("Unique-ID") : call;
  }

  boolean isFirstLeg() {
    String leg = leg();
    return leg != null && leg.equals(callId());
  }

  boolean isOutbound() {
    return "outbound".equals(text("Call-Direction"));
  }

  /// Whether an agent's phone began the call: a registered user's, and not in the context in which
  /// calls from outside arrive. One that waits in a queue is a caller's, and a trunk that registers
  /// by a number is nobody's.
  boolean isAgentsOwn() {
    return isFirstLeg()
        && extension(text("variable_user_name")) != null
        && !"public".equals(text("Caller-Context"))
        && !"member".equals(text("variable_cc_side"));
  }

  /// The agent on the leg; null where it is the caller's, or some number's outside.
  @Nullable String agent() {
    if (isFirstLeg()) {
      return isAgentsOwn() ? text("variable_user_name") : null;
    }
    String named = text("variable_cc_agent");
    if (named != null) {
      return member(named);
    }
    boolean outside = first("variable_sip_gateway_name", "variable_sip_gateway") != null;
    return outside ? null : extension(first("variable_dialed_user", "Caller-Callee-ID-Number"));
  }

  Leg party() {
    if (isFirstLeg() && !isAgentsOwn()) {
      return Leg.CALLER;
    }
    return agent() == null ? Leg.OTHER : Leg.AGENT;
  }

  Instant instant() {
    return instant("Event-Date-Timestamp", required("Event-Date-Timestamp"));
  }

  /// When the leg ended. The event of its end comes later, with the switch's report.
  Instant hungUpAt() {
    String at = first("Caller-Channel-Hangup-Time", "variable_end_uepoch");
    return at == null || at.equals("0") ? instant() : instant("Caller-Channel-Hangup-Time", at);
  }

  boolean wasAnswered() {
    String at = first("Caller-Channel-Answered-Time", "variable_answer_uepoch");
    return at != null && !at.equals("0");
  }

  FreeSwitchTransfers transfers() {
    return new FreeSwitchTransfers(this);
  }

  boolean handedTheCallOn() {
    return (isTransfer("BLIND_TRANSFER") && transfers().takenBackAt() == null)
        || isTransfer("ATTENDED_TRANSFER")
        || "recv_refer".equals(text("variable_sip_hangup_disposition"));
  }

  boolean isTransfer(String way) {
    return way.equals(hangupCause()) || way.equals(text("variable_endpoint_disposition"));
  }

  /// The switch's name of the leg's cause: one of Q.850, or one of its own.
  @Nullable String hangupCause() {
    return first("Hangup-Cause", "variable_hangup_cause");
  }

  @Nullable Integer number(String header) {
    String value = text(header);
    return value != null && value.matches("\\d{1,3}") ? Integer.valueOf(value) : null;
  }

  /// An extension of an agent's; null for what may be a phone number, which is nobody's name.
  static @Nullable String extension(@Nullable String called) {
    return called == null || called.matches("\\+.*|.*\\d{7}.*") ? null : called;
  }

  /// An agent of mod_callcenter's; null where they are called by a number outside.
  static @Nullable String member(String named) {
    int at = named.indexOf('@');
    return AgentIdentity.isPossible(at < 0 ? named : named.substring(0, at)) ? named : null;
  }

  static Instant instant(String header, String micros) {
    if (!micros.matches("\\d{10,17}")) {
      throw new UnreadableEventException("bad-field", "Expected microseconds in " + header);
    }
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  String required(String header) {
    String value = text(header);
    if (value == null) {
      throw new UnreadableEventException("missing-field", "Expected a header " + header);
    }
    return value;
  }

  @Nullable String first(String header, String otherwise) {
    String value = text(header);
    return value == null ? text(otherwise) : value;
  }

  /// A header's value, of a repeated one the first; null where it is empty or not there.
  @Nullable String text(String header) {
    var value = headers.path(header);
    String text = (value.isArray() ? value.path(0) : value).asText("");
    return text.isEmpty() ? null : text;
  }
}
