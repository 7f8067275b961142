package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.HoldParty;
import io.holdfast.contracts.telephony.Happening.Leg;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One event of Asterisk's manager interface.
///
/// @param headers names to values; of a repeated header the first value
/// @param agentContexts contexts in which agents' phones begin calls
record AmiEvent(Map<String, String> headers, Set<String> agentContexts) {
  private static final String UNSET = "<unknown>";

  /// The header as it came; null where there is none.
  @Nullable String get(String header) {
    return headers.get(header);
  }

  String or(String header, String otherwise) {
    return headers.getOrDefault(header, otherwise);
  }

  boolean isLinkedChannel() {
    return callId().equals(headers.get("Uniqueid"));
  }

  /// The channel that the call began on, unless an agent's phone began it.
  boolean isCallersChannel() {
    return isLinkedChannel()
        && !agentContexts.contains(headers.getOrDefault("Context", ""))
        && !isHalf(headers.get("Channel"));
  }

  /// Half of a channel that only joins two others.
  static boolean isHalf(@Nullable String channel) {
    return channel != null && channel.startsWith("Local/");
  }

  Leg leg() {
    return isCallersChannel() ? Leg.CALLER : Leg.AGENT;
  }

  HoldParty holder() {
    return isCallersChannel() ? HoldParty.CALLER : HoldParty.AGENT;
  }

  @Nullable String ownAgent() {
    return isCallersChannel() ? null : set("CallerIDNum");
  }

  /// A half has the number that was dialled, or the caller's; whose it is stands in the interface.
  String agent() {
    String interfaceName = set("Interface");
    if (isHalf(headers.get("DestChannel")) && interfaceName != null) {
      return QueueLogLine.memberName(interfaceName);
    }
    String number = set("DestCallerIDNum");
    return number == null ? required("Interface") : number;
  }

  @Nullable String agentLeg() {
    return isHalf(headers.get("DestChannel")) ? null : set("DestUniqueid");
  }

  @Nullable String queue() {
    return set("Queue");
  }

  @Nullable Integer position() {
    String text = set("Position");
    return text == null ? null : number("Position", text).intValue();
  }

  @Nullable Cause cause() {
    String text = set("Cause");
    if (text == null) {
      return null;
    }
    String sip = set("TechCause");
    return new Cause(
        number("Cause", text).intValue(),
        set("Cause-txt"),
        sip != null && sip.matches("\\d{3}") ? Integer.valueOf(sip) : null);
  }

  String causeNumber() {
    return headers.getOrDefault("Cause", "0");
  }

  String callId() {
    for (String header :
        List.of("Linkedid", "DestLinkedid", "TransfererLinkedid", "OrigTransfererLinkedid")) {
      String id = set(header);
      if (id != null) {
        return id;
      }
    }
    throw missing("Linkedid");
  }

  /// The switch's own clock.
  Instant instant() {
    return AsteriskTime.ofSeconds(required("Timestamp"))
        .orElseThrow(() ->
            new UnreadableEventException("bad-field", "Expected seconds since 1970 in Timestamp"));
  }

  private static BigDecimal number(String header, String text) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
      throw new UnreadableEventException("bad-field", "Expected a number in " + header);
    }
    return new BigDecimal(text);
  }

  @Nullable String set(String header) {
    String value = headers.get(header);
    return value == null || value.isEmpty() || value.equals(UNSET) ? null : value;
  }

  String required(String header) {
    String value = set(header);
    if (value == null) {
      throw missing(header);
    }
    return value;
  }

  private static UnreadableEventException missing(String header) {
    return new UnreadableEventException("missing-field", "Expected a header " + header);
  }
}
