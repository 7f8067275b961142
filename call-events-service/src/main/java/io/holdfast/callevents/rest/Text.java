package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Format.Piece;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Events that are no JSON, as JSON objects.
final class Text {
  /// Field of what follows an event's headers, as FreeSWITCH's own JSON calls it.
  private static final String BODY = "_body";

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?m)^Content-Length: *(\\S*)");

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

  /// Blocks of `Header: value` lines with a blank line after each; where a block has a
  /// `Content-Length`, so many bytes after the blank line belong to it.
  static List<Piece> blocks(byte[] body) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < body.length) {
      int end = endOfHeaders(body, at);
      String head = decode(Arrays.copyOfRange(body, at, end));
      int next = end + contentLength(head);
      if (next > body.length) {
        throw new UnreadableEventException(
            "bad-field", "Expected Content-Length bytes after the headers, found fewer");
      }
      if (!head.isBlank()) {
        byte[] rest = Arrays.copyOfRange(body, end, next);
        pieces.add(new Piece(Arrays.copyOfRange(body, at, next), () -> block(head, rest)));
      }
      at = next;
    }
    return pieces;
  }

  /// An event, or the socket's envelope around one.
  private static ObjectNode block(String head, byte[] rest) {
    ObjectNode event = headers(head);
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

  private static int contentLength(String head) {
    Matcher length = CONTENT_LENGTH.matcher(head);
    if (!length.find()) {
      return 0;
    }
    if (!length.group(1).matches("\\d{1,9}")) {
      throw new UnreadableEventException("bad-field", "Expected a number as Content-Length");
    }
    return Integer.parseInt(length.group(1));
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
