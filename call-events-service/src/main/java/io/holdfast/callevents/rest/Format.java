package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How events stand in a body, and how each becomes a JSON object.
enum Format {
  /// One object, or an array of them.
  JSON(
      "application/json",
      "application/cloudevents+json",
      "application/cloudevents-batch+json",
      "text/event-json") {
    @Override
    List<Piece> pieces(byte[] body) {
      JsonNode tree = Json.tree(body);
      return tree.isArray()
          ? StreamSupport.stream(tree.spliterator(), false)
              .map(node -> new Piece(body.length, () -> Json.bytes(node), () -> object(node)))
              .toList()
          : List.of(new Piece(body, () -> object(tree)));
    }
  },

  /// An object a line.
  NDJSON("application/x-ndjson") {
    @Override
    List<Piece> pieces(byte[] body) {
      return lines(body).map(line -> new Piece(line, () -> Json.object(line))).toList();
    }

    @Override
    String mediaType() {
      return JSON.mediaType(); // of one event
    }
  },

  /// A form: one event, one field a parameter.
  FORM("application/x-www-form-urlencoded") {
    @Override
    List<Piece> pieces(byte[] body) {
      return List.of(new Piece(body, () -> Text.form(body)));
    }
  },

  /// An event a line of text: `{"line": …}`.
  LINES("text/plain", "text/csv") {
    @Override
    List<Piece> pieces(byte[] body) {
      return lines(body).map(line -> new Piece(line, () -> Text.line(line))).toList();
    }
  },

  /// FreeSWITCH's event socket: blocks of headers, one field a header.
  BLOCKS("text/event-plain", "text/plain") {
    @Override
    List<Piece> pieces(byte[] body) {
      return Text.blocks(body);
    }
  };

  /// One event of a body.
  ///
  /// @param atMost bytes that it has at most
  /// @param raw the event as it came; made where it is asked for, since most events can be read
  /// @param event the event as an object, which is not to be changed; throws where it cannot be
  ///   read
  record Piece(int atMost, Supplier<byte[]> raw, Supplier<ObjectNode> event) {
    Piece(byte[] raw, Supplier<ObjectNode> event) {
      this(raw.length, () -> raw, event);
    }
  }

  private final String mediaTypes;

  Format(String... mediaTypes) {
    this.mediaTypes = String.join(" ", mediaTypes);
  }

  /// Takes a body apart.
  ///
  /// @throws UnreadableEventException where no event of it can be told from the next
  abstract List<Piece> pieces(byte[] body);

  /// The media type of a body that holds a single piece.
  String mediaType() {
    return mediaTypes.split(" ", -1)[0];
  }

  /// Whether a body of this content type is in this format; its parameters are passed over.
  boolean fits(String contentType) {
    int end = contentType.indexOf(';');
    String plain = end < 0 ? contentType : contentType.substring(0, end);
    return List.of(mediaTypes.split(" ", -1)).contains(plain.strip().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UnreadableEventException("bad-json", "Expected a JSON object, found another value");
  }

  /// Lines that are not blank, without their ends.
  private static Stream<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        int end = i > start && body[i - 1] == '\r' ? i - 1 : i;
        lines.add(Arrays.copyOfRange(body, start, end));
        start = i + 1;
      }
    }
    return lines.stream().filter(line -> !new String(line, UTF_8).isBlank());
  }
}
