package io.holdfast.switches;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/// Reads frames of FreeSWITCH's event socket: lines of `Header: value`, a blank line, and as many
/// bytes as `Content-Length` says.
///
/// A switch that cannot send for ten minutes gives up in the middle of a frame and goes on with the
/// next one (`switch_socket_send` in `switch_apr.c`). So nothing but a header is taken where a
/// header must stand: whoever read on would read one call's end into another's event.
final class EslReader {
  private static final int MOST_LINE_BYTES = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,63}): ?(.*)");

  private final InputStream in;

  EslReader(InputStream in) {
    this.in = new BufferedInputStream(in, 65_536);
  }

  /// One frame.
  ///
  /// @param headers of the frame, not of the event in it
  record Frame(ObjectNode headers, byte[] body) {

    boolean is(String contentType) {
      return headers.path("Content-Type").asText().equals(contentType);
    }

    /// Of a notice to people.
    String firstLine() {
      return new String(body, UTF_8).lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
    }

    /// The event in it, names as they came; of a name that stands twice the first holds, as at the
    /// intake.
    ///
    /// @throws ProtocolException where it is none, or its rest is another frame's
    ObjectNode event() throws ProtocolException {
      int end = 0;
      while (end < body.length && !(body[end] == '\n' && isNewline(end + 1))) {
        end++;
      }
      ObjectNode event = Json.mapper().createObjectNode();
      new String(body, 0, end, UTF_8).lines().forEach(line -> add(line, event));
      int rest = body.length - end - 2;
      boolean whole = rest == length(event) && !isFrame(event);
      if (!whole || !event.has("Event-Name")) {
        throw new ProtocolException("Expected a whole event with a name, found none");
      }
      if (rest > 0) {
        event.put("_body", new String(body, end + 2, rest, UTF_8));
      }
      return event;
    }

    private boolean isNewline(int at) {
      return at < body.length && body[at] == '\n';
    }

    private static boolean isFrame(ObjectNode event) {
      return event.path("Content-Type").asText().startsWith("text/event-");
    }

    private static void add(String line, ObjectNode event) {
      int colon = line.indexOf(':');
      String name = colon < 1 ? "" : line.substring(0, colon).strip();
      String value = unescaped(line.substring(colon + 1).strip());
      if (!name.isEmpty() && !event.has(name) && (name + value).indexOf('\0') < 0) {
        event.put(name, value);
      }
    }

    /// An empty value is written as `_undef_`; a space is `%20`, and a plus sign is one.
    private static String unescaped(String value) {
      if (value.equals("_undef_")) {
        return "";
      }
      try {
        return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
      } catch (IllegalArgumentException e) {
        return value;
      }
    }
  }

  /// The next frame; waits for it. One that the end of the connection cut off is none.
  ///
  /// @throws EOFException at the end
  /// @throws ProtocolException where something else stands in the place of a frame
  Frame next() throws IOException {
    ObjectNode headers = Json.mapper().createObjectNode();
    for (String line = line(); !line.isEmpty() || headers.isEmpty(); line = line()) {
      if (!line.isEmpty()) {
        var header = HEADER.matcher(line);
        if (!header.matches() || headers.size() >= MOST_HEADERS) {
          throw new ProtocolException("Expected a header of the event socket, found another line");
        }
        headers.put(header.group(1), header.group(2));
      }
    }
    int length = length(headers);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("The switch closed the connection");
    }
    return new Frame(headers, body);
  }

  private static int length(ObjectNode headers) throws ProtocolException {
    String digits = headers.path("Content-Length").asText("0").strip();
    if (!digits.matches("\\d{1,7}") || Integer.parseInt(digits) > MOST_BODY_BYTES) {
      throw new ProtocolException("Expected a length of at most " + MOST_BODY_BYTES + " bytes");
    }
    return Integer.parseInt(digits);
  }

  /// Whether something more has come already.
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  /// A line without its end.
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      if (line.size() >= MOST_LINE_BYTES) {
        throw new ProtocolException("Expected the end of a line, found none");
      }
      line.write(b);
    }
    throw new EOFException("The switch closed the connection");
  }
}
