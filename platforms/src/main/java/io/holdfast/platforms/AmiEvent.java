package io.holdfast.platforms;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.HoldParty;
import io.holdfast.platforms.AgentIdentity.By;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of Asterisk's manager interface.
///
/// @param headers names to values; of a repeated header the first value
/// @param sender whose switch it is
record AmiEvent(Map<String, String> headers, Sender sender) {
  private static final String UNSET = "<unknown>";

  /// Where the call's id may stand.
  private static final List<String> CALL_IDS =
      List.of("Linkedid", "DestLinkedid", "TransfererLinkedid", "OrigTransfererLinkedid");

  /// The header as it came; null where there is none.
  @Nullable String get(String header) {
    return headers.get(header);
  }

  String or(String header, String otherwise) {
    return headers.getOrDefault(header, otherwise);
  }

  /// Whether it tells of the channel that the call began on.
  boolean isLinkedChannel() {
    String id = headers.get("Uniqueid");
    return id != null && id.equals(linkedId());
  }

  /// Whether the channel is where agents' phones begin calls. A caller's comes there too, handed
  /// on.
  boolean isInAgentContext() {
    return sender.agentContexts().contains(headers.getOrDefault("Context", ""));
  }

  /// The channel that the call began on, so far as this event shows whose that is.
  boolean isCallersChannel() {
    return isLinkedChannel() && !isInAgentContext() && !isHalf(headers.get("Channel"));
  }

  /// Half of a channel that only joins two others.
  static boolean isHalf(@Nullable String channel) {
    return channel != null && channel.startsWith("Local/");
  }

  Leg leg() {
    return isCallersChannel() ? Leg.CALLER : Leg.AGENT;
  }

  HoldParty holder() {
    if (isCallersChannel()) {
      return HoldParty.CALLER;
    }
    return isLinkedChannel() ? HoldParty.UNKNOWN : HoldParty.AGENT;
  }

  /// Where the phone of this channel's endpoint began it, or it was dialled by its own name.
  Leg joiningLeg() {
    String own = endpoint(headers.get("Channel"));
    boolean byName = own != null && own.equals(headers.get("Exten"));
    return !isLinkedChannel() && (isInAgentContext() || byName) ? Leg.AGENT : Leg.OTHER;
  }

  /// Whose phone a channel is, as its endpoint is called: `1001` of `PJSIP/1001-0000002a`.
  static @Nullable String endpoint(@Nullable String channel) {
    if (channel == null || isHalf(channel)) {
      return null;
    }
    int from = channel.indexOf('/') + 1;
    int to = channel.lastIndexOf('-');
    return from < to ? channel.substring(from, to) : channel.substring(from);
  }

  /// The name of this event's channel at this moment; null where nobody can be called like that.
  @Nullable String nameNow() {
    return nameOf(headers.get("Channel"), set("CallerIDNum"));
  }

  /// The name of a channel: its endpoint's, since a caller id may be invented at any time.
  @Nullable String nameOf(@Nullable String channel, @Nullable String callerId) {
    String own = endpoint(channel);
    String name = own == null ? callerId : sender.identity().in(own);
    return AgentIdentity.isPossible(name) ? name : null;
  }

  /// The name that a channel was born with: its endpoint's caller id, else the endpoint's own name.
  @Nullable String nameAtBirth() {
    return nameAtBirth(headers.get("Channel"), set("CallerIDNum"));
  }

  @Nullable String nameAtBirth(@Nullable String channel, @Nullable String callerId) {
    boolean born = sender.identity().by() == By.AUTO && AgentIdentity.isPossible(callerId);
    return born ? callerId : nameOf(channel, callerId);
  }

  /// Whether the channel's name at this moment may be another one than that of its birth.
  boolean isProvisional(@Nullable String name, String callerIdHeader) {
    return sender.identity().by() == By.AUTO
        && name != null
        && !name.equals(headers.get(callerIdHeader));
  }

  /// The queue's member, by the interface, or as the member is called; null where it is an outside
  /// number.
  @Nullable String member() {
    String member = sender.identity().by() == By.MEMBER_NAME ? set("MemberName") : null;
    if (member == null) {
      String interfaceName = set("Interface");
      member =
          interfaceName == null
              ? required("DestCallerIDNum")
              : QueueLogLine.memberName(interfaceName);
    }
    String name = sender.identity().in(member);
    return AgentIdentity.isPossible(name) ? name : null;
  }

  /// The member's leg; a half says nothing of whose it is.
  @Nullable String memberLeg() {
    return isHalf(headers.get("DestChannel")) ? null : legId("DestUniqueid");
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
    String sip = set("TechCause");
    Integer status = sip != null && isStatus(sip) ? Integer.valueOf(sip) : null;
    return text == null
        ? (status == null ? null : new Cause(null, null, status))
        : new Cause(number("Cause", text).intValue(), set("Cause-txt"), status);
  }

  private static boolean isStatus(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The same without the cause, which of a soft hang-up is none.
  @Nullable Cause techCause() {
    Cause both = cause();
    return both == null || both.sip() == null ? null : new Cause(null, null, both.sip());
  }

  String causeNumber() {
    return headers.getOrDefault("Cause", "0");
  }

  /// The call that it belongs to.
  String callId() {
    return sender.idOf(linkedId());
  }

  /// A leg's id as the fold knows it, comparable with the call's; null where there is none.
  @Nullable String legId(String header) {
    String id = set(header);
    return id == null ? null : sender.idOf(id);
  }

  String requiredLegId(String header) {
    return sender.idOf(required(header));
  }

  private String linkedId() {
    for (String header : CALL_IDS) {
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
