package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in both modes, over Kafka and over HTTP, to and from our own flat JSON value.
///
/// The flat value carries the common facts as `id`, `source`, `type`, `occurredAt`, `callId`,
/// `tenant`, `sequence`; CloudEvents calls the last four `time`, `subject`, `tenant`, `sequence`.
public final class CloudEvents {
  /// Content type of one structured event.
  public static final String STRUCTURED = "application/cloudevents+json";

  /// Content type of a batch of structured events (HTTP only).
  public static final String BATCH = "application/cloudevents-batch+json";

  private static final String KAFKA_PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";
  private static final byte[] VERSION = "1.0".getBytes(UTF_8);
  private static final byte[] JSON = "application/json".getBytes(UTF_8);

  /// Our field for each attribute.
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("id", "id");
    FIELDS.put("source", "source");
    FIELDS.put("type", "type");
    FIELDS.put("time", "occurredAt");
    FIELDS.put("subject", "callId");
    FIELDS.put("tenant", "tenant");
    FIELDS.put("sequence", "sequence");
  }

  private CloudEvents() {}

  /// Adds the attributes of an event in binary mode, in place of those that are there.
  public static void writeHeaders(Envelope envelope, Headers headers) {
    writeHeaders(envelope, envelope.occurredAt().toString().getBytes(UTF_8), headers);
  }

  /// The same, where the time is written already.
  ///
  /// @param time of the envelope, as `Instant.toString` writes it
  public static void writeHeaders(Envelope envelope, byte[] time, Headers headers) {
    if (headers.iterator().hasNext()) {
      FIELDS.keySet().forEach(attribute -> headers.remove(KAFKA_PREFIX + attribute));
      headers.remove("ce_specversion").remove(CONTENT_TYPE);
    }
    headers.add("ce_specversion", VERSION);
    put(headers, "ce_id", envelope.id());
    put(headers, "ce_source", envelope.source());
    put(headers, "ce_type", envelope.type());
    headers.add("ce_time", time);
    if (envelope.callId() != null) {
      put(headers, "ce_subject", envelope.callId());
    }
    put(headers, "ce_tenant", envelope.tenant());
    if (envelope.sequence() != null) {
      put(headers, "ce_sequence", envelope.sequence().toString());
    }
    headers.add(CONTENT_TYPE, JSON);
  }

  /// The event in structured mode: attributes at the top, our own flat value as `data`.
  public static ObjectNode structured(ObjectNode value) {
    ObjectNode event = Json.mapper().createObjectNode().put("specversion", "1.0");
    FIELDS.forEach((attribute, field) -> {
      JsonNode found = value.get(field);
      if (found != null && !found.isNull()) {
        event.put(attribute, found.asText());
      }
    });
    return event.put("datacontenttype", "application/json").set("data", value.deepCopy());
  }

  /// Reads a Kafka record in either mode, or a plain self-contained JSON value.
  ///
  /// @return the flat value
  /// @throws UnreadableEventException where the value is no event
  public static ObjectNode read(Headers headers, byte @Nullable [] value) {
    if (value == null) {
      throw new UnreadableEventException("no-value", "Expected a value, found null");
    }
    if (isStructured(headers)) {
      return fromStructured(Json.object(value));
    }
    return fromBinary(name -> text(headers.lastHeader(KAFKA_PREFIX + name)), value);
  }

  private static boolean isStructured(Headers headers) {
    String contentType = text(headers.lastHeader(CONTENT_TYPE));
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
  }

  /// Reads binary mode: attributes by name (null where absent), and the data as JSON. Without any
  /// attribute the data must be self-contained.
  public static ObjectNode fromBinary(
      UnaryOperator<@Nullable String> attributes, byte @Nullable [] data) {
    if (data == null || data.length == 0) {
      throw new UnreadableEventException("no-data", "Expected data in the event, found none");
    }
    ObjectNode value = Json.object(data);
    requireVersion(attributes.apply("specversion"));
    FIELDS.forEach((attribute, field) -> merge(value, field, attributes.apply(attribute)));
    return value;
  }

  /// Reads structured mode.
  public static ObjectNode fromStructured(ObjectNode event) {
    requireVersion(event.path("specversion").asText("none"));
    if (!(event.get("data") instanceof ObjectNode data)) {
      throw new UnreadableEventException(
          "no-data", "Expected an object as data of the event, found none");
    }
    ObjectNode value = data.deepCopy();
    FIELDS.forEach((attribute, field) -> merge(value, field, event.path(attribute).asText(null)));
    return value;
  }

  /// Our name of a field to the one by which the sender of a structured event gave it, or should
  /// have.
  public static UnaryOperator<String> namesIn(ObjectNode structured) {
    JsonNode data = structured.path("data");
    return field -> name(field, "", attribute -> structured.has(attribute) || !data.has(field));
  }

  /// The same for binary mode.
  ///
  /// @param prefix of the attributes' headers
  /// @param attributes by name, null where absent
  public static UnaryOperator<String> namesIn(
      String prefix, UnaryOperator<@Nullable String> attributes) {
    return field -> name(field, prefix, attribute -> attributes.apply(attribute) != null);
  }

  /// The same for a record in any mode.
  static UnaryOperator<String> namesIn(Headers headers, byte[] value) {
    return isStructured(headers)
        ? namesIn(Json.object(value))
        : namesIn(KAFKA_PREFIX, name -> text(headers.lastHeader(KAFKA_PREFIX + name)));
  }

  private static String name(String field, String prefix, Predicate<String> given) {
    return FIELDS.entrySet().stream()
        .filter(of -> of.getValue().equals(field) && given.test(of.getKey()))
        .findFirst()
        .map(of -> prefix + of.getKey())
        .orElse(field);
  }

  private static void requireVersion(@Nullable String version) {
    if (version != null && !version.equals("1.0")) {
      throw new UnreadableEventException("bad-field", "Expected CloudEvents specversion 1.0");
    }
  }

  private static void merge(ObjectNode value, String field, @Nullable String attribute) {
    if (attribute == null) {
      return;
    }
    Storable.require(attribute);
    JsonNode own = value.get(field);
    if (own == null || own.isNull()) {
      value.put(field, attribute);
    } else if (!agree(field, own.asText(), attribute)) {
      throw new UnreadableEventException(
          "header-mismatch", "Expected attribute and value to agree on " + field + ", they do not");
    }
  }

  /// Times agree as instants: `12:00:00Z` and `12:00:00.000Z` are one.
  private static boolean agree(String field, String own, String attribute) {
    if (own.equals(attribute) || !field.equals("occurredAt")) {
      return own.equals(attribute);
    }
    var at = Instants.parse(own);
    return at.isPresent() && at.equals(Instants.parse(attribute));
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static @Nullable String text(@Nullable Header header) {
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
