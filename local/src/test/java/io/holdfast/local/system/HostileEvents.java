package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events that nobody should send, in every format, the same for the same seed: wrong sizes,
/// letters, depths and types, repeats and conflicts, and phone numbers in every place.
final class HostileEvents {
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\r\nX-Header: 1",
          "+15550107013",
          "0043 555 010 7013",
          "sip:+15550107013@pbx.example.com",
          "tel:+1-555-010-7013",
          "(555) 010-7013",
          "15550107013",
          "\uD83D\uDE00".repeat(40),
          "\u202Ereversed",
          "x|y",
          "../../etc",
          "<script>",
          "racial_slur",
          "agnet",
          "+999999999-12-31T23:59:59Z",
          "1969-12-31T23:59:59Z",
          "2099-01-01T00:00:00Z",
          "1e999",
          "NaN",
          "x".repeat(256),
          "x".repeat(257),
          "+1234567".repeat(100));

  /// Each is as large as a hundred others: they come seldom.
  private static final List<Supplier<String>> LONG_WORDS =
      List.of(
          () -> "x".repeat(70_000),
          () -> "7".repeat(125_000),
          () -> "+1234567".repeat(20_000),
          () -> "deadbeef".repeat(25_000),
          () -> "\u00e9".repeat(100_000));

  private static final List<String> TYPES =
      List.of(
          "call.offered",
          "call.queued",
          "call.left-queue",
          "call.agent-rang",
          "call.agent-joined",
          "call.agent-left",
          "call.held",
          "call.resumed",
          "call.transfer-started",
          "call.hangup-signalled",
          "call.ended",
          "call.wrapped-up",
          "call.abuse-reported",
          "call.rated",
          "call.qeued",
          "call.of-the-future",
          "call.expired",
          "customer.complained",
          "dial.reported");

  private static final List<String> FIELDS =
      List.of(
          "agent",
          "queue",
          "by",
          "why",
          "reason",
          "notes",
          "legId",
          "origin",
          "leg",
          "ground",
          "direction",
          "dialled",
          "position",
          "confidence",
          "csat",
          "resolved",
          "disposition");

  private final Random random;
  private final Map<String, List<ObjectNode>> recorded;
  private final Instant now = Instant.now();
  private String last = "{}";
  private int made;

  HostileEvents(long seed) throws IOException {
    this.random = new Random(seed);
    this.recorded =
        FieldCase.all().stream()
            .filter(one -> one.file().endsWith(".ndjson"))
            .collect(
                Collectors.groupingBy(
                    FieldCase::platform,
                    Collectors.flatMapping(this::payloads, Collectors.toList())));
  }

  private Stream<ObjectNode> payloads(FieldCase one) {
    try {
      return new String(one.bodies(now).getFirst(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> Json.object(line.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("Expected to read " + one.file(), e);
    }
  }

  Random random() {
    return random;
  }

  /// Platforms whose payloads are lines of JSON.
  List<String> platforms() {
    return recorded.keySet().stream().filter(p -> !p.equals("cloudevents")).sorted().toList();
  }

  /// An event of our own vocabulary, as one line, which mostly is no good.
  byte[] cloudEvent() {
    return line(fresh());
  }

  /// A platform's payload, as one line.
  byte[] payload(String platform) {
    List<ObjectNode> known = recorded.getOrDefault(platform, List.of());
    return line(known.get(random.nextInt(known.size())).deepCopy());
  }

  /// A tree that can be written, whatever stands in it.
  ObjectNode tree() {
    ObjectNode event = fresh();
    if (random.nextInt(3) > 0) {
      spoil(event);
    }
    return event;
  }

  /// Parameters of a webhook.
  byte[] form() {
    String form =
        Stream.of(
                "CallStatus",
                "CallSid",
                "ParentCallSid",
                "EventType",
                "TaskSid",
                "Timestamp",
                word())
            .map(name -> encoded(name) + "=" + encoded(word()))
            .collect(Collectors.joining("&"));
    return form.getBytes(UTF_8);
  }

  /// A line of `queue_log`.
  byte[] logLine() {
    String line =
        now.getEpochSecond()
            + "|"
            + call()
            + "|"
            + word()
            + "|"
            + word()
            + "|"
            + one(List.of("ENTERQUEUE", "CONNECT", "COMPLETEAGENT", "ABANDON", word()))
            + "|"
            + word()
            + "|"
            + word()
            + "|1";
    return line.replaceAll("[\\r\\n]", "").getBytes(UTF_8);
  }

  String word() {
    return random.nextInt(5_000) == 0
        ? LONG_WORDS.get(random.nextInt(LONG_WORDS.size())).get()
        : one(WORDS);
  }

  String call() {
    return random.nextInt(20) == 0 ? word() : "call-" + random.nextInt(20_000);
  }

  private ObjectNode fresh() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", random.nextInt(10) == 0 ? "again-" + random.nextInt(50) : "h-" + made++);
    event.put("source", one(List.of("/acme/pbx-1", "/asterisk/pbx-1", "/twilio/main")));
    event.put("type", one(TYPES));
    event.put("time", now.minusMillis(random.nextInt(600_000)).toString());
    event.put("subject", "call-" + random.nextInt(20_000));
    ObjectNode data = event.putObject("data");
    for (int i = random.nextInt(4); i >= 0; i--) {
      data.put(one(FIELDS), random.nextBoolean() ? "support" : word());
    }
    if (random.nextInt(4) == 0) {
      ObjectNode signals = data.putObject("signals");
      for (int i = random.nextInt(100) == 0 ? 2_000 : 3; i > 0; i--) {
        signals.put("asterisk.hangup-request" + (i == 1 ? "" : i), one(List.of("agent", word())));
      }
    }
    if (random.nextInt(4) == 0) {
      data.putObject("caller").put("number", word()).put("name", word());
    }
    return event;
  }

  private byte[] line(ObjectNode event) {
    String text =
        switch (random.nextInt(12)) {
          case 0 -> last;
          case 1 -> cut(event.toString());
          case 2 -> event.toString().replaceFirst("\\{", "{\"id\":\"twice\",\"id\":\"twice\",");
          case 3 -> event.toString().replaceFirst(":\"[^\"]*\"", ":" + bareWord());
          case 4, 5, 6 -> {
            spoil(event);
            yield event.toString();
          }
          default -> event.toString();
        };
    last = text.length() < 2_000 ? text : last;
    byte[] bytes = text.getBytes(UTF_8);
    if (random.nextInt(12) == 0 && bytes.length > 2) {
      byte any = (byte) random.nextInt(256);
      bytes[1 + random.nextInt(bytes.length - 1)] = any == '\n' || any == '\r' ? 0 : any;
    }
    return bytes;
  }

  private String cut(String text) {
    return text.substring(0, 1 + random.nextInt(text.length()));
  }

  private String bareWord() {
    int depth = random.nextInt(50) == 0 ? 10_000 : 40;
    return one(
        List.of(
            "NaN",
            "1e999",
            "-0",
            "null",
            "true",
            "9".repeat(400),
            "15550107013",
            "[".repeat(depth)));
  }

  /// Another value in one place, or one more field.
  private void spoil(ObjectNode event) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    String name = one(names);
    if (event.get(name) instanceof ObjectNode inner && !inner.isEmpty() && random.nextInt(4) > 0) {
      spoil(inner);
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> event.put(name, random.nextLong());
      case 1 -> event.put(name, 15550107013L);
      case 2 -> event.putNull(name);
      case 3 -> event.remove(name);
      case 4 -> event.put(word(), word());
      case 5 -> event.set(name, nested(random.nextInt(60)));
      default -> event.put(name, word());
    }
  }

  private static ArrayNode nested(int depth) {
    ArrayNode outer = JsonNodeFactory.instance.arrayNode();
    ArrayNode inner = outer;
    for (int i = 0; i < depth; i++) {
      inner = inner.addArray();
    }
    return outer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
