package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// A request's body, taken apart into events: one object, an array, or a line an event.
final class Payload {
  /// Reason of an event that is larger than allowed.
  static final String TOO_LARGE = "too-large";

  private Payload() {}

  /// Reads each event with the reader; one that cannot be read takes no other with it.
  ///
  /// @param lines whether each line is an event (`application/x-ndjson`)
  /// @param maxEventBytes largest event
  static List<Reading> read(
      byte[] body, boolean lines, int maxEventBytes, Function<ObjectNode, List<Fact>> reader) {
    return lines ? lines(body, maxEventBytes, reader) : values(body, maxEventBytes, reader);
  }

  private static List<Reading> lines(
      byte[] body, int maxEventBytes, Function<ObjectNode, List<Fact>> reader) {
    List<Reading> readings = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        byte[] line = java.util.Arrays.copyOfRange(body, start, i);
        start = i + 1;
        if (!new String(line, UTF_8).isBlank()) {
          readings.add(one(line, maxEventBytes, () -> Json.object(line), reader));
        }
      }
    }
    return readings;
  }

  private static List<Reading> values(
      byte[] body, int maxEventBytes, Function<ObjectNode, List<Fact>> reader) {
    JsonNode tree;
    try {
      tree = Json.tree(body);
    } catch (UnreadableEventException e) {
      return List.of(new Reading.Rejected(body, e.reason(), e.detail()));
    }
    if (!tree.isArray()) {
      return List.of(one(body, maxEventBytes, () -> object(tree), reader));
    }
    return StreamSupport.stream(tree.spliterator(), false)
        .map(node -> one(Json.bytes(node), maxEventBytes, () -> object(node), reader))
        .toList();
  }

  private static Reading one(
      byte[] raw,
      int maxEventBytes,
      java.util.function.Supplier<ObjectNode> event,
      Function<ObjectNode, List<Fact>> reader) {
    if (raw.length > maxEventBytes) {
      return new Reading.Rejected(
          raw, TOO_LARGE, "Expected at most " + maxEventBytes + " bytes, found " + raw.length);
    }
    try {
      return new Reading.Facts(reader.apply(event.get()));
    } catch (UnreadableEventException e) {
      return new Reading.Rejected(raw, e.reason(), e.detail());
    }
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UnreadableEventException("bad-json", "Expected a JSON object, found another value");
  }

  /// Names the content of an event, whatever the order of its fields: 22 characters.
  static String digest(ObjectNode event) {
    try {
      byte[] canonical =
          Json.mapper()
              .writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(Json.mapper().treeToValue(event, Object.class));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(java.util.Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException | java.io.IOException e) {
      throw new IllegalStateException("Expected to digest an event, could not", e);
    }
  }
}
