package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Format.Piece;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Events that are no JSON, as JSON objects.
final class Text {
  /// Put before the name of a parameter of the webhook's address, so that it cannot be mistaken for
  /// a field of the platform.
  static final String QUERY = "query.";

  /// Field of what follows an event's headers, as FreeSWITCH's own JSON calls it.
  private static final String BODY = "_body";

  private Text() {}

  /// A line as an object.
  static ObjectNode line(byte[] raw) {
    return storable(Json.mapper().createObjectNode().put("line", decode(raw)));
  }

  /// A form as an object, one field a parameter; of a name that stands twice, the first.
  static ObjectNode form(byte[] raw) {
    ObjectNode event = Json.mapper().createObjectNode();
    for (String pair : decode(raw).strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty() && !event.has(name)) {
        event.put(name, equals < 0 ? "" : unescape(pair.substring(equals + 1)));
      }
    }
    if (event.isEmpty()) {
      throw new UnreadableEventException("missing-field", "Expected parameters, found none");
    }
    return storable(event);
  }

  /// Puts the parameters of the webhook's address before those of the form.
  static byte[] withQuery(byte[] form, Map<String, String> query) {
    StringBuilder head = new StringBuilder();
    query.forEach((name, value) ->
        head.append(URLEncoder.encode(QUERY + name, UTF_8))
            .append('=')
            .append(URLEncoder.encode(value, UTF_8))
            .append('&'));
    byte[] front = head.toString().getBytes(UTF_8);
    return ByteBuffer.allocate(front.length + form.length).put(front).put(form).array();
  }

  /// Blocks of `Header: value` lines with a blank line after each; where a block has a
  /// `Content-Length`, so many bytes after the blank line belong to it.
  static List<Piece> blocks(byte[] body) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < body.length) {
      int end = endOfHeaders(body, at);
      byte[] head = Arrays.copyOfRange(body, at, end);
      int length = decode(head).isBlank() ? 0 : contentLength(head);
      if (length > body.length - end) {
        throw new UnreadableEventException(
            "bad-field", "Expected Content-Length bytes after the headers, found fewer");
      }
      byte[] rest = Arrays.copyOfRange(body, end, end + length);
      byte[] raw = Arrays.copyOfRange(body, at, end + length);
      if (!decode(head).isBlank()) {
        pieces.add(new Piece(raw, () -> block(head, rest)));
      }
      at = end + length;
    }
    return pieces;
  }

  /// An event, or the socket's envelope around one.
  private static ObjectNode block(byte[] head, byte[] rest) {
    ObjectNode event = headers(decode(head));
    return switch (event.path("Content-Type").asText()) {
      case "text/event-json" -> Json.object(rest);
      case "text/event-plain" -> {
        int end = endOfHeaders(rest, 0);
        ObjectNode inner = headers(decode(Arrays.copyOf(rest, end)));
        yield withBody(inner, Arrays.copyOfRange(rest, end, rest.length));
      }
      default -> withBody(event, rest);
    };
  }

  private static ObjectNode withBody(ObjectNode event, byte[] rest) {
    return rest.length == 0 ? event : storable(event.put(BODY, decode(rest)));
  }

  private static ObjectNode headers(String block) {
    ObjectNode event = Json.mapper().createObjectNode();
    for (String line : block.strip().split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new UnreadableEventException("bad-text", "Expected lines of header and value");
      }
      String name = line.substring(0, colon).strip();
      if (!event.has(name)) {
        // FreeSWITCH writes a space as %20, and leaves a plus sign as it is.
        event.put(name, unescape(line.substring(colon + 1).strip().replace("+", "%2B")));
      }
    }
    return storable(event);
  }

  private static int contentLength(byte[] head) {
    String length = headers(decode(head)).path("Content-Length").asText("0");
    if (!length.matches("\\d{1,9}")) {
      throw new UnreadableEventException("bad-field", "Expected a number as Content-Length");
    }
    return Integer.parseInt(length);
  }

  /// The place after the next blank line, or the end.
  private static int endOfHeaders(byte[] body, int from) {
    for (int i = from; i < body.length; i++) {
      if (body[i] == '\n') {
        int next = i + 1 < body.length && body[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < body.length && body[next] == '\n') {
          return next + 1;
        }
      }
    }
    return body.length;
  }

  private static String unescape(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableEventException("bad-text", "Expected two hex digits after each %");
    }
  }

  private static String decode(byte[] raw) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableEventException("bad-text", "Expected text in UTF-8");
    }
  }

  /// What JSON would refuse, such as the NUL character, is refused here too.
  private static ObjectNode storable(ObjectNode event) {
    return Json.object(Json.bytes(event));
  }
}
