package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a kind of switch says, byte for byte, and what one has told.
enum FakeSpeech {
  ASTERISK(SwitchDialect.ASTERISK, "two-holds-then-agent-ends", "1795283900.000000") {
    @Override
    List<ObjectNode> recorded(String recording) {
      return objects(new String(Recordings.bytes(recording), UTF_8));
    }

    @Override
    String greeting() {
      return "Asterisk Call Manager/9.0.0\r\n";
    }

    @Override
    String welcome() {
      return crlf(
          """
          Event: SuccessfulAuth
          Privilege: security,all
          Service: AMI

          Response: Success
          Message: Authentication accepted

          """);
    }

    @Override
    String listening(String clock) {
      return crlf(
          """
          Response: Success
          Events: On

          Event: FullyBooted
          Privilege: system,all
          Status: Fully Booted

          """);
    }

    @Override
    String refusal() {
      return "Response: Error\r\nMessage: Authentication failed\r\n\r\n";
    }

    @Override
    boolean isPing(List<String> command) {
      return command.contains("Action: Ping");
    }

    @Override
    String pong(String clock) {
      return "Response: Success\r\nPing: Pong\r\nTimestamp: " + clock + "\r\n\r\n";
    }

    @Override
    String unreadable() {
      return "Event: Hold\r\nTimestamp: 1795283934.000000\r\nUniqueid: x\r\n\r\n";
    }

    @Override
    String wire(ObjectNode event) {
      StringBuilder text = new StringBuilder();
      event
          .properties()
          .forEach(header -> {
            JsonNode value = header.getValue();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
              text.append(header.getKey()).append(": ").append(one.asText()).append("\r\n");
            }
          });
      return text.append("\r\n").toString();
    }

    @Override
    String clock(ObjectNode event) {
      return event.path("Timestamp").asText();
    }
  },

  /// By `mod_event_socket.c`.
  FREESWITCH(SwitchDialect.FREESWITCH, "transfer-to-queue", "1772366399000000") {
    @Override
    List<ObjectNode> recorded(String recording) {
      String file = "/platforms/freeswitch/" + recording + ".jsonl";
      try (InputStream in = FakeSpeech.class.getResourceAsStream(file)) {
        return objects(new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    String greeting() {
      return "Content-Type: auth/request\n\n";
    }

    @Override
    String welcome() {
      return "Content-Type: command/reply\nReply-Text: +OK accepted\n\n";
    }

    @Override
    String listening(String clock) {
      return pong(clock) + heartbeat(clock);
    }

    @Override
    String refusal() {
      return "Content-Type: command/reply\nReply-Text: -ERR invalid\n\n" + goodbye();
    }

    @Override
    boolean isPing(List<String> command) {
      return command.getFirst().startsWith("event plain ");
    }

    @Override
    String pong(String clock) {
      return "Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n";
    }

    @Override
    String unreadable() {
      return framed("Event-Name: CHANNEL_HOLD\nUnique-ID: x\n\n");
    }

    @Override
    String wire(ObjectNode event) {
      StringBuilder text = new StringBuilder();
      event
          .properties()
          .forEach(h -> {
            String value = URLEncoder.encode(h.getValue().asText(), UTF_8).replace("+", "%20");
            text.append(h.getKey()).append(": ");
            text.append(value.isEmpty() ? "_undef_" : value).append('\n');
          });
      return framed(text.append('\n').toString());
    }

    @Override
    String clock(ObjectNode event) {
      return event.path("Event-Date-Timestamp").asText();
    }
  };

  /// Its dialect.
  final SwitchDialect dialect;

  private final String recording;

  /// Its clock before it told that.
  final String before;

  FakeSpeech(SwitchDialect dialect, String recording, String before) {
    this.dialect = dialect;
    this.recording = recording;
    this.before = before;
  }

  /// What it told, in its order.
  List<ObjectNode> events() {
    return recorded(recording);
  }

  abstract List<ObjectNode> recorded(String recording);

  abstract String greeting();

  /// After the log-in.
  abstract String welcome();

  /// After we asked for events.
  abstract String listening(String clock);

  abstract String refusal();

  abstract boolean isPing(List<String> command);

  abstract String pong(String clock);

  /// An event without a call.
  abstract String unreadable();

  abstract String wire(ObjectNode event);

  /// The switch's time of an event; empty where it tells none.
  abstract String clock(ObjectNode event);

  /// Settings of a client of it, beside address and tenant.
  Map<String, String> settings() {
    return this == ASTERISK
        ? Map.of("user", "holdfast", "secret", "s3cret")
        : Map.of("kind", "freeswitch", "secret", "ClueCon");
  }

  String source() {
    return "/" + name().toLowerCase(Locale.ROOT) + "/pbx";
  }

  private static List<ObjectNode> objects(String lines) {
    return lines.lines().map(line -> Json.object(line.getBytes(UTF_8))).toList();
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  /// An event in FreeSWITCH's frame.
  static String framed(String event) {
    int bytes = event.getBytes(UTF_8).length;
    return "Content-Length: %d\nContent-Type: text/event-plain\n\n%s".formatted(bytes, event);
  }

  static String heartbeat(String micros) {
    return framed(
        "Event-Name: HEARTBEAT\nEvent-Date-Timestamp: %s\nEvent-Info: System%%20Ready\n\n"
            .formatted(micros));
  }

  /// Says FreeSWITCH before it closes.
  static String goodbye() {
    return notice("Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n");
  }

  static String notice(String message) {
    return "Content-Type: text/disconnect-notice\nContent-Length: %d\n\n%s"
        .formatted(message.length(), message);
  }
}
