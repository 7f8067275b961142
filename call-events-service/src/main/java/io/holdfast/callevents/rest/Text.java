package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Events that are no JSON, as JSON objects.
final class Text {
  /// Field of what follows an event's headers, as FreeSWITCH's own JSON calls it.
  private static final String BODY = "_body";

  /// More than any platform sends; each costs some hundred bytes.
  private static final int MOST_FIELDS = 2_000;

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?m)^Content-Length: *(\\S*)");

  private Text() {}

  /// A line as an object.
  static ObjectNode line(byte[] raw) {
    return storable(Json.mapper().createObjectNode().put("line", decode(raw)));
  }

  /// A form as an object, one field a parameter; of a name that stands twice, the first.
  static ObjectNode form(byte[] raw) {
    ObjectNode event = Json.mapper().createObjectNode();
    String form = decode(raw).strip();
    for (int at = 0; at <= form.length(); ) {
      int end = form.indexOf('&', at) < 0 ? form.length() : form.indexOf('&', at);
      String pair = form.substring(at, end);
      int equals = pair.indexOf('=');
      String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty() && !event.has(name)) {
        event.put(name, equals < 0 ? "" : unescape(pair.substring(equals + 1)));
        requireFew(event);
      }
      at = end + 1;
    }
    if (event.isEmpty()) {
      throw new UnreadableEventException("missing-field", "Expected parameters, found none");
    }
    return storable(event);
  }

  private static void requireFew(ObjectNode event) {
    if (event.size() > MOST_FIELDS) {
      throw new UnreadableEventException(
          "bad-text", "Expected at most " + MOST_FIELDS + " fields in an event, found more");
    }
  }

  /// Blocks of `Header: value` lines with a blank line after each; where a block has a
  /// `Content-Length`, so many bytes after the blank line belong to it.
  static void blocks(byte[] body, Pieces into) {
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
        into.add(at, next, Text::block);
      }
      at = next;
    }
  }

  /// An event, or the socket's envelope around one.
  private static ObjectNode block(byte[] raw) {
    int end = endOfHeaders(raw, 0);
    ObjectNode event = headers(decode(Arrays.copyOf(raw, end)));
    byte[] rest = Arrays.copyOfRange(raw, end, raw.length);
    return switch (event.path("Content-Type").asText()) {
      case "text/event-json" -> Json.object(rest);
      case "text/event-plain" -> {
        int inner = endOfHeaders(rest, 0);
        ObjectNode within = headers(decode(Arrays.copyOf(rest, inner)));
        yield withBody(within, Arrays.copyOfRange(rest, inner, rest.length));
      }
      default -> withBody(event, rest);
    };
  }

  private static ObjectNode withBody(ObjectNode event, byte[] rest) {
    return rest.length == 0 ? event : storable(event.put(BODY, decode(rest)));
  }

  private static ObjectNode headers(String block) {
    ObjectNode event = Json.mapper().createObjectNode();
    for (String line : (Iterable<String>) block.strip().lines()::iterator) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new UnreadableEventException("bad-text", "Expected lines of header and value");
      }
      String name = line.substring(0, colon).strip();
      if (!event.has(name)) {
        // FreeSWITCH writes a space as %20, leaves a plus sign as it is, and names what is empty.
        String value = line.substring(colon + 1).strip().replace("+", "%2B");
        event.put(name, value.equals("_undef_") ? "" : unescape(value));
        requireFew(event);
      }
    }
    if (event.isEmpty()) {
      throw new UnreadableEventException("bad-text", "Expected lines of header and value");
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
