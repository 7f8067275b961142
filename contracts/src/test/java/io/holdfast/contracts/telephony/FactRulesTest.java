package io.holdfast.contracts.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.FactReader;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.UnreadableEventException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad values of every kind, in every field of every fact, by every mode: each is one refusal that
/// names the field as its sender did.
class FactRulesTest {
  private static final RecordKey KEY = new RecordKey("demo", "another");

  private final FactReader reader = new FactReader();
  private final Random random = new Random(20261128);

  static Stream<ObjectNode> goldens() throws IOException {
    try (var files = Files.walk(Path.of("src/test/resources/golden/telephony"))) {
      return files.filter(Files::isRegularFile).map(FactRulesTest::read).toList().stream();
    }
  }

  private static ObjectNode read(Path file) {
    try {
      return Json.object(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ObjectNode queued() {
    return Json.object(
        """
        {"id":"1","source":"/pbx/1","type":"call.queued","occurredAt":"2026-03-01T12:00:00Z",
         "callId":"c1","tenant":"demo","queue":"support"}
        """
            .getBytes(UTF_8));
  }

  private UnreadableEventException refusal(Headers headers, ObjectNode value) {
    return catchThrowableOfType(
        UnreadableEventException.class, () -> reader.reported(KEY, headers, Json.bytes(value)));
  }

  private UnreadableEventException refusal(ObjectNode value) {
    return refusal(new RecordHeaders(), value);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldTakeEveryGoldenFact(ObjectNode golden) {
    assertThatCode(() -> reader.reported(KEY, new RecordHeaders(), Json.bytes(golden)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldRefuseALongTextAndAControlCharacterInEveryFieldByItsName(ObjectNode golden) {
    for (String field : texts(golden, "")) {
      for (String bad : List.of("x".repeat(70_000), "a\u0007b", "a\u0085b")) {
        UnreadableEventException why = refusal(with(golden, field, bad));
        assertThat(why).as(field).isNotNull();
        assertThat(why.detail()).as(field).contains(lastName(field)).doesNotContain("xxx");
        assertThat(why.field().value().length()).isLessThan(70);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"id", "source", "callId", "agent", "queue", "legId"})
  void shouldTakeNamesOf256CharactersAndNeitherNoneNorMore(String field) {
    String type = field.equals("agent") || field.equals("legId") ? "call.agent-joined" : "";
    ObjectNode fact = type.isEmpty() ? queued() : queued().put("type", type).put("agent", "1");
    assertThat(refusal(fact.deepCopy().put(field, "x".repeat(256)))).isNull();
    assertThat(refusal(fact.deepCopy().put(field, "x".repeat(257))).field().name())
        .isEqualTo(field);
    assertThat(refusal(fact.deepCopy().put(field, ""))).isNotNull();
  }

  @Test
  void shouldRefuseANumberAsAnIdWhereverAnIdStands() {
    for (String field : List.of("id", "callId", "queue")) {
      UnreadableEventException why = refusal(queued().put(field, "+15550107013"));
      assertThat(why.reason()).as(field).isEqualTo("number-as-id");
      assertThat(why.detail()).doesNotContain("5550107013");
    }
  }

  /// A customer is no agent, and what names nobody must not be told apart by a mask.
  @ParameterizedTest
  @CsvSource({
    "call.agent-rang, agent",
    "call.agent-missed, agent",
    "call.agent-joined, agent",
    "call.agent-left, agent",
    "call.held, agent",
    "call.resumed, agent",
    "call.transfer-started, by",
    "call.transfer-started, to.agent",
    "call.transfer-completed, to.agent",
    "call.transfer-failed, to.agent",
    "call.hangup-signalled, agent",
    "call.ended, agent",
    "call.wrapped-up, agent",
    "call.warning-given, agent",
    "call.abuse-reported, agent"
  })
  void shouldRefuseANumberForAnAgent(String type, String field) {
    for (String number :
        List.of(
            "+15550107013", "15550107013", "5550107", "0043 555 0107", "sip:+15550107013@pbx")) {
      ObjectNode fact = queued().put("type", type).put("ground", "threat");
      if (!field.startsWith("to.") && !field.equals("by")) {
        fact.put("agent", "1001");
      }
      ObjectNode within = field.startsWith("to.") ? fact.putObject("to") : fact;
      within.put(field.substring(field.indexOf('.') + 1), "1001");
      assertThat(refusal(fact)).as(type).isNull();
      within.put(field.substring(field.indexOf('.') + 1), number);
      UnreadableEventException why = refusal(fact);
      assertThat(why).as("%s %s", type, number).isNotNull();
      assertThat(why.reason()).isEqualTo("number-as-id");
      assertThat(why.field().name()).isEqualTo(field);
      assertThat(why.detail()).doesNotContain("0107013");
    }
  }

  @Test
  void shouldNameTheFieldAsItsSenderDid() {
    String endless = "x".repeat(300);
    assertThat(refusal(queued().put("callId", endless)).detail())
        .startsWith("Expected callId to be 1 to 256 characters");

    ObjectNode structured = CloudEvents.structured(queued());
    structured.replace("data", Json.mapper().createObjectNode().put("queue", "q"));
    Headers mode = new RecordHeaders().add("content-type", CloudEvents.STRUCTURED.getBytes(UTF_8));
    assertThat(refusal(mode, structured.deepCopy().put("subject", endless)).field().name())
        .isEqualTo("subject");
    assertThat(refusal(mode, structured.deepCopy().put("time", "noon")).field().name())
        .isEqualTo("time");
    assertThat(refusal(mode, structured.deepCopy().without("time")).field().name())
        .isEqualTo("time");

    Headers binary = new RecordHeaders().add("ce_subject", endless.getBytes(UTF_8));
    ObjectNode rest = queued();
    rest.remove("callId");
    assertThat(refusal(binary, rest).field().name()).isEqualTo("ce_subject");
  }

  @ParameterizedTest
  @CsvSource({
    "call.expired, /pbx/1",
    "call.ending-revised, /pbx/1",
    "callback.promised, /pbx/1",
    "dial.requested, /pbx/1",
    "notification.requested, /pbx/1",
    "abuse.decided, /pbx/1",
    "case.opened, /pbx/1",
    "call.queued, /holdfast/call-events",
    "call.queued, /holdfast/anything",
  })
  void shouldRefuseWhatOnlyHoldfastIssues(String type, String source) {
    ObjectNode value = queued().put("type", type).put("source", source).put("revision", 1);
    assertThat(refusal(value).reason()).isEqualTo("reserved");
  }

  @ParameterizedTest
  @CsvSource({
    "call.rated, csat, 6",
    "call.rated, nps, -1",
    "call.quality-reported, mos, 1e300",
    "call.quality-reported, packetLossPct, 101",
    "call.quality-reported, rtpSilentMs, 9223372036854775807",
    "call.queued, position, -1",
    "call.holds-reported, holdMs, 9223372036854775807",
  })
  void shouldRefuseANumberOutOfRange(String type, String field, String number) {
    ObjectNode value = queued().put("type", type);
    value.put("holds", 1).put("holdMs", 1).put("longestHoldMs", 1);
    value.set(field, Json.tree(number.getBytes(UTF_8)));
    assertThat(refusal(value).field())
        .satisfies(of -> assertThat(of.name()).isEqualTo(field))
        .satisfies(of -> assertThat(of.expected()).startsWith("from "));
  }

  @Test
  void shouldRefuseMoreThanAFactCanCarry() {
    ObjectNode ended = queued().put("type", "call.ended");
    ObjectNode signals = ended.putObject("signals");
    for (int i = 0; i < 65; i++) {
      signals.put("s" + i, "x");
    }
    assertThat(refusal(ended).field().name()).isEqualTo("signals");
    for (int i = 65; i < 25_000; i++) {
      signals.put("s" + i, "x");
    }
    assertThat(refusal(ended)).isNotNull();
  }

  /// What a newer type tells, and what a complaint is about.
  @ParameterizedTest
  @CsvSource({"call.future, more, data", "customer.complained, about, about"})
  void shouldRefuseMoreThanATreeCanHold(String type, String field, String named) {
    ObjectNode fact = queued().put("type", type);
    ObjectNode tree = fact.putObject(field);
    for (int i = 0; i < 900; i++) {
      tree.put("k" + i, "x");
    }
    assertThat(refusal(fact)).isNull();
    for (int i = 900; i < 1_001; i++) {
      tree.put("k" + i, "x");
    }
    assertThat(refusal(fact).field().name()).isEqualTo(named);
    for (String bad : List.of("x".repeat(16_385), "a\u0007b")) {
      assertThat(refusal(fact.set(field, tree.removeAll().put("k", bad))).field().name())
          .isEqualTo("a text in " + named);
    }
    assertThat(refusal(fact.set(field, tree.removeAll().put("k\u0007", "x"))).field().name())
        .isEqualTo("a name in " + named);
  }

  /// Values of any kind, in any field: a fact, or one refusal, and nothing else.
  @Test
  void shouldReadOrRefuseWhateverStandsInAnyField() throws IOException {
    JsonNode values =
        Json.mapper()
            .readTree(
                """
                [null, 0, -1, 1e300, [], {}, true, "", "\\u0000", [[{}]], "+15550107013",
                 "9999999999-01-01T00:00:00Z", {"a":{"b":[1]}}, "\\n", 99999999999999999999]
                """);
    for (ObjectNode golden : goldens().toList()) {
      for (int round = 0; round < 200; round++) {
        ObjectNode value = golden.deepCopy();
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        value.set(
            names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
        try {
          reader.reported(KEY, new RecordHeaders(), Json.mapper().writeValueAsBytes(value));
        } catch (UnreadableEventException e) {
          assertThat(e.detail()).doesNotContain("io.holdfast").doesNotContain("java.");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "15551230101, /a/b, call.queued, id",
    "sip:+15551230101@x, /a/b, call.queued, id",
    "i, /acme/+1 555 123 0101, call.queued, source",
    "i, /acme/15551230101, call.queued, source",
    "i, /a/b, call.15551230101, type"
  })
  void shouldRefuseAFactThatIsNamedByANumber(String id, String source, String type, String field) {
    ObjectNode value = queued().put("id", id).put("source", source).put("type", type);
    UnreadableEventException refusal = refusal(value);
    assertThat(refusal.reason()).isEqualTo("number-as-id");
    assertThat(refusal.field().name()).isEqualTo(field);
  }

  @Test
  void shouldKeepAWordThatIsNoneOfItsList() {
    ObjectNode value = queued().put("type", "call.ended").put("by", "agnet");
    Fact fact = reader.reported(KEY, new RecordHeaders(), Json.bytes(value));

    assertThat(UnknownWords.of(fact))
        .singleElement()
        .satisfies(word -> assertThat(word.field()).isEqualTo("by"))
        .satisfies(word -> assertThat(word.value()).isEqualTo("agnet"))
        .satisfies(word -> assertThat(word.expected()).contains("agent", "caller"));
    Fact again =
        reader.reported(KEY, new RecordHeaders(), Fact.serde().serializer().serialize("t", fact));
    assertThat(again).isEqualTo(fact);
    assertThat(fact.toJson().at("/unknownWords/by").asText()).isEqualTo("agnet");
  }

  @Test
  void shouldWarnOfATypeThatIsNone() {
    Fact fact =
        reader.reported(KEY, new RecordHeaders(), Json.bytes(queued().put("type", "call.qeued")));
    assertThat(UnknownWords.of(fact))
        .singleElement()
        .satisfies(word -> assertThat(word.field()).isEqualTo("type"))
        .satisfies(word -> assertThat(word.expected()).contains("call.queued"));
  }

  /// Dotted, down to the second level; without words, times and the type.
  private static List<String> texts(ObjectNode node, String within) {
    List<String> found = new ArrayList<>();
    node.properties()
        .forEach(field -> {
          String name = within + field.getKey();
          if (field.getValue() instanceof ObjectNode inner) {
            found.addAll(texts(inner, name + "."));
          } else if (field.getValue().isTextual() && !isWord(name, field.getValue().asText())) {
            found.add(name);
          }
        });
    return found;
  }

  private static boolean isWord(String name, String value) {
    return List.of(
                "type",
                "occurredAt",
                "tenant",
                "direction",
                "why",
                "kind",
                "leg",
                "origin",
                "ground",
                "outcome",
                "from",
                "until")
            .contains(name)
        || (name.equals("by") && !value.matches("\\d+"))
        || name.startsWith("about");
  }

  private static ObjectNode with(ObjectNode golden, String field, String text) {
    ObjectNode changed = golden.deepCopy();
    int dot = field.lastIndexOf('.');
    ObjectNode within =
        dot < 0 ? changed : (ObjectNode) changed.at("/" + field.substring(0, field.indexOf('.')));
    String name = dot < 0 ? field : field.substring(field.indexOf('.') + 1);
    within.put(name, text);
    return changed;
  }

  private static String lastName(String field) {
    return field.contains(".") ? field.substring(field.indexOf('.') + 1) : field;
  }
}
