package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.holdfast.contracts.telephony.Fact;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a topic holds, reading ends in an event or in one refusal with its reason: no other
/// exception, no error of the JVM, and no value of the record in the message.
class UnreadableInputTest {
  private static final Deserializer<Fact> FACTS =
      new Topics("x.").telephonyEvents().values().deserializer();
  private static final String COMMON =
      """
      "id":"1","source":"/s","occurredAt":"2026-03-02T09:00:00Z","callId":"c","tenant":"demo"\
      """;

  static Stream<Arguments> notJson() {
    return Stream.of(
        arguments("text", "hello".getBytes(UTF_8)),
        arguments("cut short", "{\"id\":\"1\",".getBytes(UTF_8)),
        arguments("spaces", "  \n ".getBytes(UTF_8)),
        arguments("an array", "[1,2]".getBytes(UTF_8)),
        arguments("a null", "null".getBytes(UTF_8)),
        arguments("trailing tokens", (queued("") + "{}").getBytes(UTF_8)),
        arguments("repeated keys", queued(",\"queue\":\"other\"").getBytes(UTF_8)),
        arguments("repeated keys, deep", queued(",\"x\":{\"a\":1,\"a\":2}").getBytes(UTF_8)),
        arguments("NaN", queued(",\"mos\":NaN").getBytes(UTF_8)),
        arguments("beyond a double", queued(",\"x\":1e999").getBytes(UTF_8)),
        arguments("comment", queued("/* no */").getBytes(UTF_8)),
        arguments("raw NUL", queued(",\"x\":\"\0\"").getBytes(UTF_8)),
        arguments("escaped NUL", queued(",\"x\":[{\"a\":\"b\\u0000\"}]").getBytes(UTF_8)),
        arguments("escaped NUL in a name", queued(",\"\\u0000\":1").getBytes(UTF_8)),
        arguments("half a pair", queued(",\"x\":\"\\ud83d\"").getBytes(UTF_8)),
        arguments("a pair the wrong way", queued(",\"x\":\"\\ude00\\ud83d\"").getBytes(UTF_8)),
        arguments("UTF-16", queued("").getBytes(UTF_16BE)),
        arguments("bad UTF-8", inText("ff")),
        arguments("overlong UTF-8", inText("c080")),
        arguments("half a pair in UTF-8", inText("eda080")),
        arguments("objects 10,000 deep", deep("{\"a\":", "}").getBytes(UTF_8)),
        arguments("arrays 10,000 deep", deep("[", "]").getBytes(UTF_8)),
        arguments("1 MB number", queued(",\"x\":" + "9".repeat(1 << 20)).getBytes(UTF_8)),
        arguments("1 MB fraction", queued(",\"x\":0." + "9".repeat(1 << 20)).getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notJson")
  void shouldRefuseWhatIsNotOneJsonObject(String what, byte[] value) {
    assertThat(reason(value)).as(what).isEqualTo("bad-json");
  }

  @Test
  void shouldRefuseANullValueAndAnEmptyOne() {
    assertThat(refusal(() -> FACTS.deserialize("t", new RecordHeaders(), (byte[]) null)).reason())
        .isEqualTo("no-value");
    assertThat(reason(new byte[0])).isEqualTo("no-data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "type", "occurredAt", "tenant"})
  void shouldRefuseAnEventWithoutACommonField(String field) {
    var value = Golden.at("telephony/call.queued.json").value();

    assertThat(reason(Json.bytes(value.deepCopy().putNull(field)))).isEqualTo("missing-field");
    assertThat(reason(Json.bytes(value.deepCopy().without(field)))).isEqualTo("missing-field");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "call.agent-joined, `\"queue\":\"q\"`, missing-field",
        "call.agent-joined, `\"agent\":null`, missing-field",
        "call.agent-joined, `\"agent\":{}`, bad-field",
        "call.queued, `\"position\":\"first\"`, bad-field",
        "call.offered, `\"caller\":\"+15550100101\"`, bad-field",
        "call.ended, `\"by\":1`, bad-field",
        "call.abuse-reported, `\"by\":\"agent\"`, missing-field",
        "dial.reported, `\"outcome\":\"busy\"`, missing-field",
        "dial.reported, `\"dialId\":\"d\"`, missing-field",
        "call.ending-revised, `\"x\":1`, missing-field",
        "call.queued, `\"sequence\":\"first\"`, bad-field"
      })
  void shouldRefuseFieldsThatDoNotFit(String type, String field, String reason) {
    assertThat(reason(value(type, "," + field))).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1760000000",
        "\"yesterday\"",
        "\"\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"+294277-01-01T00:00:00Z\"",
        "\"-0044-03-15T00:00:00Z\"",
        "{}"
      })
  void shouldRefuseATimeThatIsNoInstantOfOurEra(String time) {
    String value = "{\"id\":\"1\",\"source\":\"/s\",\"type\":\"call.queued\",\"tenant\":\"demo\"";

    assertThat(reason((value + ",\"occurredAt\":" + time + "}").getBytes(UTF_8)))
        .isEqualTo("bad-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Demo", "a|b", "a b", "", "ä"})
  void shouldRefuseATenantOutsideItsAlphabet(String tenant) {
    var value = Golden.at("telephony/call.queued.json").value().put("tenant", tenant);

    assertThat(reason(Json.bytes(value))).isEqualTo("bad-tenant");
  }

  @Test
  void shouldTellNothingOfTheRecordInItsMessage() {
    var refusal =
        refusal(() ->
            FACTS.deserialize(
                "t", value("call.offered", ",\"caller\":{\"number\":{\"+15550100101\":1}}")));

    assertThat(refusal.reason()).isEqualTo("bad-field");
    assertThat(refusal.detail()).doesNotContain("15550100101").contains("number");
  }

  @Test
  void shouldReadWhatLooksBadButIsNot() {
    byte[] value = value("call.queued", ",\"queue\":\"\\\\u0000 \\ud83d\\ude00 é\"");

    assertThat(FACTS.deserialize("t", value).happening().toString()).contains("\\u0000 😀 é");
  }

  private static String queued(String more) {
    return new String(value("call.queued", ",\"queue\":\"q\"" + more), UTF_8);
  }

  private static byte[] value(String type, String more) {
    return ("{" + COMMON + ",\"type\":\"" + type + "\"" + more + "}").getBytes(UTF_8);
  }

  private static byte[] inText(String hex) {
    byte[] before = (queued("").replace("}", "") + ",\"x\":\"").getBytes(UTF_8);
    return HexFormat.of()
        .parseHex(
            HexFormat.of().formatHex(before)
                + hex
                + HexFormat.of().formatHex("\"}".getBytes(UTF_8)));
  }

  private static String deep(String open, String close) {
    return queued(",\"x\":" + open.repeat(10_000) + "1" + close.repeat(10_000));
  }

  private static String reason(byte[] value) {
    return refusal(() -> FACTS.deserialize("t", new RecordHeaders(), value)).reason();
  }

  private static UnreadableEventException refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    var refusal = catchThrowableOfType(UnreadableEventException.class, reading);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }
}
