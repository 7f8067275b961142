package io.holdfast.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Caller;
import io.holdfast.contracts.telephony.Happening.Direction;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One contact of Amazon Connect, as far as a payload tells it. Events and records name the same
/// things, in another case and other brackets: `detail.queueInfo.enqueueTimestamp` of an event is
/// `Queue.EnqueueTimestamp` of a record. Instants are cut to seconds, which is all that a record
/// has: so both tell the same one.
///
/// @param id the contact, which is one leg of a call
/// @param callId the contact that the call began with
/// @param method how the contact came about, such as `INBOUND`
/// @param fields of the contact
/// @param own name of the instant that an event is about; empty in a record
/// @param eventTime when the event happened: payloads of 2021 have no other instant
record ConnectContact(
    String id,
    String callId,
    String method,
    Fields fields,
    String own,
    @Nullable Instant eventTime) {
  private static final String CONTACT_EVENT = "Amazon Connect Contact Event";
  private static final Set<String> FROM_CALLERS = Set.of("INBOUND", "WEBRTC_API");
  private static final Set<String> TO_CUSTOMERS =
      Set.of("OUTBOUND", "CALLBACK", "CALLBACK_CUSTOMER_FIRST_DIALED", "API");
  private static final Map<String, String> INSTANT_OF_EVENT =
      Map.of(
          "INITIATED", "initiationTimestamp",
          "CONNECTED_TO_SYSTEM", "connectedToSystemTimestamp",
          "QUEUED", "enqueueTimestamp",
          "CONNECTED_TO_AGENT", "connectedToAgentTimestamp",
          "DISCONNECTED", "disconnectTimestamp");

  /// The contact in a contact event (with EventBridge's envelope, or its detail alone) or in a
  /// contact record; none for whatever else Amazon Connect sends, and for other channels than
  /// voice.
  ///
  /// @throws UnreadableEventException where it is one of them and cannot be read
  static Optional<ConnectContact> of(ObjectNode payload) {
    Fields whole = new Fields(payload);
    Fields contact = payload.has("detail") ? whole.in("detail") : whole;
    String channel = Objects.requireNonNullElse(contact.text("channel"), "VOICE");
    if (isOther(payload, contact) || !channel.equalsIgnoreCase("VOICE")) {
      return Optional.empty();
    }
    String id = contact.text("contactId");
    if (id == null) {
      throw new UnreadableEventException("missing-field", "Expected a field contactId");
    }
    String method =
        Objects.requireNonNullElse(contact.text("initiationMethod"), "").toUpperCase(Locale.ROOT);
    // Who is called back is on another call than the one on which he asked for it.
    String first = isCallback(method) ? id : contact.text("initialContactId");
    return Optional.of(
        new ConnectContact(
            id,
            first == null ? id : first,
            method,
            contact,
            INSTANT_OF_EVENT.getOrDefault(String.valueOf(contact.text("eventType")), ""),
            whole.second("time")));
  }

  /// Other events of the bus, and the stream of agents' events.
  private static boolean isOther(ObjectNode payload, Fields contact) {
    return payload.has("detail")
        ? !CONTACT_EVENT.equals(payload.path("detail-type").asText())
        : contact.text("contactId") == null && contact.text("agentArn") != null;
  }

  private static boolean isCallback(String method) {
    return method.startsWith("CALLBACK");
  }

  /// The call on which this callback was ordered; null where it is none, or nobody had called.
  @Nullable String orderedOn() {
    String before = isCallback(method) ? fields.text("initialContactId") : null;
    return before == null || before.equals(id) ? null : before;
  }

  /// Whether nobody is on the line yet: whoever is called is so on another contact.
  boolean waitsToBeDialled() {
    return method.equals("CALLBACK_CUSTOMER_FIRST_QUEUED");
  }

  /// Whether the call began with this contact.
  boolean isFirst() {
    return id.equals(callId);
  }

  /// How the call came about; the caller is named in records only.
  CallOffered offer() {
    String customer = number("customerEndpoint");
    String ours = number("systemEndpoint");
    if (FROM_CALLERS.contains(method)) {
      String id = fields.text("customerId");
      Caller caller =
          customer == null && id == null ? null : new Caller(customer, null, id, null, null, null);
      return new CallOffered(Direction.INBOUND, caller, ours, null, null, null);
    }
    boolean outbound = TO_CUSTOMERS.contains(method);
    Direction way = outbound ? Direction.OUTBOUND : Direction.UNKNOWN;
    return new CallOffered(way, null, outbound ? customer : null, null, null, null);
  }

  private @Nullable String number(String endpoint) {
    Fields end = fields.in(endpoint);
    return "TELEPHONE_NUMBER".equals(end.text("type")) ? end.text("address") : null;
  }

  @Nullable Instant at(String instant) {
    return in(fields, instant);
  }

  @Nullable Instant atAgent(String instant) {
    return in(agentFields(), instant);
  }

  @Nullable Instant atQueue(String instant) {
    return in(queueFields(), instant);
  }

  private @Nullable Instant in(Fields where, String instant) {
    Instant told = where.second(instant);
    return told == null && own.equals(instant) ? eventTime : told;
  }

  /// The queue by the id in its ARN, since events have no name of it.
  @Nullable String queue() {
    return idIn(queueFields().text("queueArn", "arn"), "/queue/", queueFields().text("name"));
  }

  /// Who was connected to the contact, by the id in his ARN, since events have no name of him.
  @Nullable String agent() {
    return idIn(agentFields().text("agentArn", "arn"), "/agent/", agentFields().text("username"));
  }

  Fields agentFields() {
    return fields.in("agentInfo", "agent");
  }

  private Fields queueFields() {
    return fields.in("queueInfo", "queue");
  }

  private static @Nullable String idIn(
      @Nullable String arn, String kind, @Nullable String otherwise) {
    int at = arn == null ? -1 : arn.lastIndexOf(kind);
    if (arn != null && at >= 0) {
      return arn.substring(at + kind.length());
    }
    return otherwise == null ? arn : otherwise;
  }
}
