package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.PhoneNumber;
import io.holdfast.contracts.UnreadableEventException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One participant's part in a Genesys Cloud conversation, whichever of its shapes told it.
///
/// @param id of the participant, the same in every shape
/// @param purpose `customer`, `external`, `agent`, `user`, `acd`, `ivr` and others
/// @param user the agent
/// @param disconnectType null until the participant has left
/// @param live whether it comes from a running call, which tells a hold only while it lasts
/// @param confined whether they hear nobody, as who is consulted does while the caller is spoken to
/// @param holds those that he began, each open where its end is not told
record GenesysLeg(
    String id,
    String purpose,
    @Nullable String user,
    @Nullable String queue,
    @Nullable String number,
    boolean outbound,
    @Nullable Instant startedAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable String disconnectType,
    GenesysPhone phone,
    boolean live,
    boolean held,
    boolean confined,
    List<Hold> holds) {

  /// One hold.
  record Hold(Instant from, @Nullable Instant until) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  private static final Set<String> CALLERS = Set.of("customer", "external");

  /// Supervisors who listen, or whisper to the agent, are not on the caller's call.
  private static final Set<String> WATCHING =
      Set.of("monitoredParticipantId", "coachedParticipantId");

  private static final Set<String> AGENTS = Set.of("agent", "user");

  /// The legs of a participant: one a call, without those by which they consulted somebody; one of
  /// all their voice sessions in an analytics record.
  static Stream<GenesysLeg> of(JsonNode participant) {
    if (WATCHING.stream().anyMatch(participant::has)) {
      return Stream.empty();
    }
    if (participant.has("sessions")) {
      return fromSessions(participant).stream();
    }
    boolean otherMedia =
        Stream.of("callbacks", "chats", "emails", "messages").anyMatch(participant::has);
    return participant.has("calls")
        ? withoutConsulting(
            elements(participant.path("calls")).map(call -> fromCall(participant, call)).toList())
        : otherMedia ? Stream.empty() : Stream.of(fromCall(participant, participant));
  }

  /// A call that begins while another of the same participant goes on is no call with the caller:
  /// whoever has the caller on hold consults on it.
  private static Stream<GenesysLeg> withoutConsulting(List<GenesysLeg> calls) {
    return calls.stream()
        .filter(call ->
            calls.stream()
                .noneMatch(other ->
                    other.from().isBefore(call.from()) && other.isConnectedAt(call.from())));
  }

  boolean isCaller() {
    return CALLERS.contains(purpose);
  }

  boolean isAgent() {
    return AGENTS.contains(purpose);
  }

  /// Whether they left by handing the caller on.
  boolean isHandedOn() {
    return endedAt != null && disconnectType != null && disconnectType.startsWith("transfer");
  }

  /// Whether they have left by then.
  boolean isOver(Instant at) {
    return endedAt != null && !at.isBefore(endedAt);
  }

  boolean isConnectedAt(Instant at) {
    return connectedAt != null
        && !connectedAt.isAfter(at)
        && (endedAt == null || endedAt.isAfter(at));
  }

  /// When it began; far in the future where nothing tells.
  Instant from() {
    return startedAt == null ? Instant.MAX : startedAt;
  }

  private static GenesysLeg fromCall(JsonNode participant, JsonNode call) {
    boolean held = call.path("held").asBoolean();
    Instant heldSince = held ? instant(call, "startHoldTime") : null;
    Instant alerting = instant(call, "startAlertingTime");
    Instant endedAt = first(instant(call, "disconnectedTime"), instant(call, "endTime"));
    return new GenesysLeg(
        required(participant, "id"),
        word(participant, "purpose"),
        first(text(participant.path("user"), "id"), text(participant, "userId")),
        first(text(participant.path("queue"), "id"), text(participant, "queueId")),
        number(first(text(participant, "ani"), text(participant, "address"))),
        "outbound".equals(first(text(call, "direction"), text(participant, "direction"))),
        first(alerting, first(instant(participant, "startTime"), instant(call, "connectedTime"))),
        instant(call, "connectedTime"),
        endedAt,
        lower(call, "disconnectType"),
        GenesysPhone.of(participant, call),
        true,
        held,
        call.path("confined").asBoolean(),
        heldSince == null ? List.of() : List.of(new Hold(heldSince, endedAt)));
  }

  private static List<GenesysLeg> fromSessions(JsonNode participant) {
    List<JsonNode> sessions =
        elements(participant.path("sessions"))
            .filter(session -> word(session, "mediaType").equals("voice"))
            .toList();
    GenesysSegments segments = new GenesysSegments();
    sessions.forEach(session -> elements(session.path("segments")).forEach(segments::add));
    if (sessions.isEmpty()) {
      return List.of();
    }
    JsonNode session = sessions.getFirst();
    return List.of(
        new GenesysLeg(
            required(participant, "participantId"),
            word(participant, "purpose"),
            text(participant, "userId"),
            segments.queue,
            number(text(session, "ani")),
            "outbound".equals(text(session, "direction")),
            segments.startedAt,
            segments.connectedAt,
            segments.open ? null : segments.endedAt,
            segments.open ? null : segments.disconnectType,
            GenesysPhone.of(sessions, segments),
            false,
            false,
            false,
            segments.holds));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  static String required(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null) {
      throw new UnreadableEventException("missing-field", "Expected a field " + field);
    }
    return text;
  }

  /// An instant with its zone, such as `2026-03-01T12:00:00.123Z`.
  static @Nullable Instant instant(JsonNode node, String field) {
    String text = text(node, field);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableEventException("bad-field", "Expected an instant in " + field);
    }
  }

  /// In one form, since its fields tell it with and without `tel:`.
  private static @Nullable String number(@Nullable String reported) {
    return reported == null ? null : PhoneNumber.normalise(reported).orElse(null);
  }

  static String word(JsonNode node, String field) {
    return node.path(field).asText("").toLowerCase(Locale.ROOT);
  }

  static @Nullable String lower(JsonNode node, String field) {
    String word = word(node, field);
    return word.isEmpty() ? null : word;
  }

  static <T> @Nullable T first(@Nullable T one, @Nullable T otherwise) {
    return one == null ? otherwise : one;
  }

  static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
