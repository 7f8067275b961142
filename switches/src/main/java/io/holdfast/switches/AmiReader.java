package io.holdfast.switches;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the protocol of Asterisk's manager interface: lines of `Header: value`, a blank line after
/// each message. A message becomes an object of its headers, just as a recorder writes it as JSON:
/// names as they came, several values of one name as an array.
final class AmiReader {
  private static final int MOST_LINE_BYTES = 65_536;
  private static final int MOST_MESSAGE_BYTES = 262_144;
  private static final String GREETING = "Asterisk Call Manager/";
  private static final Pattern NAME = Pattern.compile("[!-9;-~][ -9;-~]{0,63}");

  private final InputStream in;

  AmiReader(InputStream in) {
    this.in = new BufferedInputStream(in, 65_536);
  }

  /// Reads the line with which the switch begins.
  ///
  /// @throws ProtocolException where somebody else answers
  void greeting() throws IOException {
    String line = line();
    if (line == null || !line.startsWith(GREETING)) {
      throw new ProtocolException("Expected the greeting of a manager interface, found another");
    }
  }

  /// The next message; waits for it. A line that is no header is passed over, and a message that
  /// the end of the connection cut off is none.
  ///
  /// @throws EOFException at the end
  /// @throws ProtocolException where a line or a message has no end
  ObjectNode next() throws IOException {
    ObjectNode message = Json.mapper().createObjectNode();
    int bytes = 0;
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty() && !message.isEmpty()) {
        return message;
      }
      bytes += line.length() + 2;
      if (bytes > MOST_MESSAGE_BYTES) {
        throw new ProtocolException("Expected the end of a message, found none");
      }
      add(line, message);
    }
    throw new EOFException("The switch closed the connection");
  }

  /// Whether something more has come already.
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  private static void add(String line, ObjectNode message) {
    int colon = line.indexOf(':');
    String name = colon < 1 ? "" : line.substring(0, colon);
    if (!NAME.matcher(name).matches() || line.indexOf('\0') >= 0) {
      return;
    }
    String rest = line.substring(colon + 1);
    String value = rest.startsWith(" ") ? rest.substring(1) : rest;
    JsonNode before = message.get(name);
    switch (before) {
      case null -> message.put(name, value);
      case ArrayNode several -> several.add(value);
      default -> message.putArray(name).add(before).add(value);
    }
  }

  /// A line without its end; null where the connection ends before it does.
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
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
    return null;
  }
}
