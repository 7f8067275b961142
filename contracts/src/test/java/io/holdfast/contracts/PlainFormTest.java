package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The ways by hand (reader and writer of the busy records) do exactly what the way through Jackson
/// does: for good records, for random ones, and for broken ones.
class PlainFormTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "support",
          "1001",
          "c-1",
          "Müller",
          "日本",
          "😀",
          "a\"b",
          "back\\slash",
          "new\nline",
          "tab\t",
          "\u007f",
          "\u0001",
          "\uFFFD",
          "</script>",
          "x".repeat(33),
          "ä".repeat(40));
  private final FactReader reader = new FactReader();
  private final Random random = new Random(20261121);

  private static Object outcome(java.util.function.Supplier<Fact> read) {
    try {
      return read.get();
    } catch (UnreadableEventException e) {
      return e.reason() + ": " + e.detail();
    }
  }

  private void assertSame(Headers headers, byte[] value) {
    Object expected = outcome(() -> Fact.serde().read(headers, value));
    assertThat(outcome(() -> reader.read(headers, value)))
        .as("%s", new String(value, UTF_8))
        .isEqualTo(expected);
  }

  static Stream<Golden> facts() {
    return Golden.all().stream().filter(g -> g.path().startsWith("telephony/"));
  }

  static Stream<Arguments> notJson() {
    return UnreadableInputTest.notJson();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void shouldReadEveryGoldenFactAsJacksonDoes(Golden golden) {
    assertSame(new RecordHeaders(), Json.bytes(golden.value()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notJson")
  void shouldRefuseWhatJacksonRefuses(String name, byte[] value) {
    assertSame(new RecordHeaders(), value);
  }

  @Test
  void shouldReadRandomFactsAsJacksonDoesAndMostlyInOnePass() {
    int plain = 0;
    for (int round = 0; round < 3_000; round++) {
      Fact fact = fact();
      Headers headers = new RecordHeaders();
      byte[] value = Fact.serde().serializer().serialize("t", headers, fact);
      Headers given = random.nextBoolean() ? headers : new RecordHeaders();
      assertSame(given, value);
      plain += reader.plain(given, value) == null ? 0 : 1;
    }
    assertThat(plain).isGreaterThan(600);
  }

  @Test
  void shouldReadAnOrdinaryFactInOnePass() {
    byte[] value =
        """
        {"id":"f1","source":"/asterisk/pbx-1","type":"call.agent-joined",
         "occurredAt":"2026-03-31T12:00:00.123456Z","callId":"c1","tenant":"demo",
         "agent":"1001","queue":"Zürich","legId":"1795284059.157"}\
        """
            .getBytes(UTF_8);
    assertThat(reader.plain(new RecordHeaders(), value)).isNotNull();
    assertSame(new RecordHeaders(), value);
  }

  @Test
  void shouldReadBrokenFactsAsJacksonDoes() {
    for (int round = 0; round < 6_000; round++) {
      byte[] value = Fact.serde().serializer().serialize("t", fact());
      assertSame(new RecordHeaders(), broken(value));
    }
  }

  @Test
  void shouldCompareHeadersAsJacksonDoes() {
    for (int round = 0; round < 1_000; round++) {
      Headers headers = new RecordHeaders();
      byte[] value = Fact.serde().serializer().serialize("t", headers, fact());
      Header[] all = headers.toArray();
      Header one = all[random.nextInt(all.length)];
      switch (random.nextInt(4)) {
        case 0 -> headers.remove(one.key());
        case 1 -> headers.add(one.key(), broken(one.value()));
        case 2 -> headers.remove(one.key()).add(one.key(), null);
        default -> headers.add("ce_other", one.value());
      }
      assertSame(headers, value);
    }
  }

  @Test
  void shouldReadInstantsAsTheJdkDoes() {
    for (int round = 0; round < 20_000; round++) {
      byte[] text =
          Instant.ofEpochSecond(
                  random.nextLong(-62_135_596_800L, 253_402_300_800L),
                  random.nextInt(3) * random.nextLong(1_000_000_000L))
              .toString()
              .getBytes(UTF_8);
      byte[] given = random.nextBoolean() ? text : broken(text);
      Instant read = Instants.parse(given, 0, given.length);
      if (read != null) {
        assertThat(Instants.parse(new String(given, UTF_8))).contains(read);
      }
    }
    byte[] plain = "2026-12-31T23:59:59.5Z".getBytes(UTF_8);
    assertThat(Instants.parse(plain, 0, plain.length)).isEqualTo("2026-12-31T23:59:59.500Z");
  }

  @Test
  void shouldWriteRandomCallEventsAsJacksonDoes() {
    var writer = CallEvent.writer();
    var serde = CallEvent.serde();
    for (int round = 0; round < 3_000; round++) {
      CallEvent event =
          new CallEvent(
              fact(),
              random.nextInt(10) == 0 ? null : (CallSnapshot) value(CallSnapshot.class, true));
      Headers headers = new RecordHeaders();
      Headers expected = new RecordHeaders();
      byte[] value = serde.serializer().serialize("t", expected, event);
      assertThat(new String(writer.serialize("t", headers, event), UTF_8))
          .isEqualTo(new String(value, UTF_8));
      assertThat(headers).isEqualTo(expected);
    }
  }

  @Test
  void shouldReadStructuredEventsAsTheSlowWayDoesAndOftenInOnePass() {
    int quick = 0;
    for (int round = 0; round < 3_000; round++) {
      ObjectNode event = structured(fact());
      byte[] body = Json.bytes(random.nextBoolean() ? event : List.of(event, event));
      List<Fact> found = structuredOrNull(body);
      quick += found == null ? 0 : 1;
      if (found != null) {
        assertThat(found).as("%s", new String(body, UTF_8)).containsOnly(slowly(event));
      }
    }
    assertThat(quick).isGreaterThan(300);
  }

  private @org.jspecify.annotations.Nullable List<Fact> structuredOrNull(byte[] body) {
    try {
      return reader.structured(body, "of-the-path");
    } catch (UnreadableEventException e) {
      return null;
    }
  }

  private static Fact slowly(ObjectNode event) {
    ObjectNode value = CloudEvents.fromStructured(event);
    return Fact.serde()
        .decode(value.hasNonNull("tenant") ? value : value.put("tenant", "of-the-path"));
  }

  /// As we write it, or with less said twice, or with something amiss.
  private ObjectNode structured(Fact fact) {
    ObjectNode event = CloudEvents.structured(fact.toJson());
    ObjectNode data = (ObjectNode) event.get("data");
    for (String field : List.of("id", "source", "type", "occurredAt", "callId", "tenant")) {
      if (random.nextInt(4) == 0) {
        data.remove(field);
      }
    }
    switch (random.nextInt(20)) {
      case 0 -> event.remove(List.of("tenant", "source"));
      case 1 -> data.put("id", "another");
      case 2 -> event.put("time", "2026-03-01T12:00:00Z");
      case 3 -> event.put("specversion", "0.3");
      case 4 -> event.put("extension", 1);
      case 5 -> event.set("data", event.remove("data"));
      case 6 -> event.set("type", event.remove("type"));
      default -> {}
    }
    return event;
  }

  @Test
  void shouldWriteRandomFactsAsJacksonDoes() {
    var serializer = Fact.serde().serializer();
    for (int round = 0; round < 3_000; round++) {
      Fact fact = fact();
      assertThat(new String(serializer.serialize("t", fact), UTF_8))
          .isEqualTo(new String(Json.bytes(fact.toJson()), UTF_8));
    }
  }

  @Test
  void shouldWriteEveryGoldenCallEventAsJacksonDoes() {
    Golden.all().stream()
        .filter(g -> g.path().startsWith("calls/"))
        .map(g -> (CallEvent) g.event())
        .forEach(event ->
            assertThat(CallEvent.writer().serialize("t", event))
                .isEqualTo(CallEvent.serde().serializer().serialize("t", event)));
  }

  private byte[] broken(byte[] value) {
    byte[] bad = value.length == 0 ? new byte[1] : value.clone();
    int at = random.nextInt(bad.length);
    int other = random.nextInt(bad.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bad, at);
      case 1 -> {
        bad[at] = (byte) random.nextInt(256);
        yield bad;
      }
      case 2 -> {
        bad[at] = bad[other];
        yield bad;
      }
      case 3 -> {
        bad[at] = (byte) "{}[],:\"\\0-.eEntf ".charAt(random.nextInt(17));
        yield bad;
      }
      case 4 -> new String(bad, UTF_8).replaceFirst("\"[a-zA-Z]+\":", "\"queue\":").getBytes(UTF_8);
      default -> {
        byte[] cut = new byte[bad.length - 1];
        System.arraycopy(bad, 0, cut, 0, at);
        System.arraycopy(bad, at + 1, cut, at, cut.length - at);
        yield cut;
      }
    };
  }

  private Fact fact() {
    List<FactType> types = List.of(FactType.values());
    FactType type = types.get(random.nextInt(types.size()));
    Envelope any = (Envelope) value(Envelope.class, true);
    Envelope envelope =
        new Envelope(
            "id" + any.id(),
            any.source(),
            type.typeName(),
            any.occurredAt(),
            "c" + any.callId(),
            "demo",
            any.sequence(),
            any.backfill(),
            any.timeSuspect());
    return new Fact(envelope, (Happening) value(type.shape(), true));
  }

  /// A random value for a component of that class.
  private Object value(Class<?> type, boolean required) {
    if (!required && random.nextInt(3) == 0) {
      return null;
    }
    Shape shape = type.isRecord() ? Shape.of(type) : null;
    if (shape != null) {
      List<Object> values = new ArrayList<>();
      for (Shape.Part part : shape.parts()) {
        values.add(ofPart(part));
      }
      return shape.create(values.toArray());
    }
    return scalar(type);
  }

  private Object ofPart(Shape.Part part) {
    if (!part.required() && random.nextInt(3) == 0) {
      return null;
    }
    return switch (part.kind()) {
      case TEXTS -> List.of(text(), text());
      case RECORDS -> List.of(value(part.type(), true), value(part.type(), true));
      case MAP -> {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(text(), text());
        map.put("k" + text(), text());
        yield map;
      }
      case OTHER -> Json.mapper().valueToTree(text());
      default -> value(part.type(), true);
    };
  }

  private Object scalar(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(
          1_772_000_000L + random.nextInt(100_000_000),
          1000L * random.nextInt(3) * random.nextInt(300_000));
    }
    if (type == String.class) {
      return text();
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(100);
    }
    if (type == long.class || type == Long.class) {
      return random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(1_000_000);
    }
    return random.nextInt(4) == 0 ? 0.96 : random.nextDouble() * 100;
  }

  private String text() {
    return random.nextInt(5) > 0
        ? "q" + random.nextInt(50)
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
