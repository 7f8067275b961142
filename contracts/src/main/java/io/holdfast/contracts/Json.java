package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// The one JSON form of Holdfast: ISO instants, enumerations in lower case with hyphens, absent
/// rather than null, unknown fields and enumeration values ignored on reading, repeated keys
/// refused. What PostgreSQL or our own writer could not take again is refused on reading: the NUL
/// character, half a surrogate pair, a number beyond what a double holds.
public final class Json {
  /// Our events are six levels deep; writing an event that was read must not meet the writer's
  /// limit.
  private static final int DEEPEST = 100;

  /// Names, values and marks of one event. A tree takes some eighty bytes for each, and a value of
  /// JSON may take two: what is all marks would cost forty times its size.
  private static final long MOST_TOKENS = 50_000;

  private static final ObjectMapper MAPPER =
      configure(JsonMapper.builder(factory(StreamReadConstraints.builder()))).build();

  /// For trees, which are of one event each.
  private static final JsonFactory ONE_EVENT =
      factory(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS));

  private Json() {}

  private static JsonFactory factory(StreamReadConstraints.Builder limits) {
    return JsonFactory.builder()
        .streamReadConstraints(limits.maxNestingDepth(DEEPEST).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /// Gives a builder the settings of the contract.
  public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
    return builder
        .addModule(new JavaTimeModule())
        .addModule(Instants.module())
        .addModule(StorableText.module())
        .annotationIntrospector(new HouseIntrospector())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST);
  }

  /// The shared mapper. Nobody may change its settings.
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /// Reads one JSON object.
  ///
  /// @throws UnreadableEventException with reason `bad-json`; the detail holds a position, no value
  public static ObjectNode object(byte[] bytes) {
    if (tree(bytes) instanceof ObjectNode object) {
      return object;
    }
    throw new UnreadableEventException("bad-json", "Expected a JSON object, found another value");
  }

  /// Reads any one JSON value.
  ///
  /// @throws UnreadableEventException with reason `bad-json`
  public static JsonNode tree(byte[] bytes) {
    // Decoded first, and strictly: Jackson would take UTF-16 and bad UTF-8 as well.
    try (JsonParser parser = ONE_EVENT.createParser(decode(bytes))) {
      JsonNode node = MAPPER.readTree(parser);
      if (node == null || node.isMissingNode()) {
        throw new UnreadableEventException("bad-json", "Expected JSON, found nothing");
      }
      if (parser.nextToken() != null) {
        throw new UnreadableEventException("bad-json", "Expected one JSON value, found more");
      }
      Storable.require(node);
      return node;
    } catch (StreamConstraintsException e) {
      throw new UnreadableEventException(
          "bad-json",
          "Expected JSON of at most %d levels, %d names and values, and numbers of 1000 digits"
              .formatted(DEEPEST, MOST_TOKENS));
    } catch (JsonProcessingException e) {
      throw new UnreadableEventException("bad-json", "Not JSON" + position(e));
    } catch (IOException e) {
      throw new UnreadableEventException(
          "bad-json", "Expected JSON in UTF-8, found bytes that are none");
    }
  }

  /// Turns a tree into a value of the type.
  ///
  /// @throws UnreadableEventException with reason `bad-field`, or `missing-field` where a field
  ///   that must be there is not
  public static <T> T convert(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonMappingException e) {
      throw FieldTrouble.of(e, node);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnreadableEventException("bad-field", "Expected other values, found these");
    }
  }

  /// Writes a value.
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Expected a value that can be written, found " + value.getClass(), e);
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String position(JsonProcessingException e) {
    var at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
