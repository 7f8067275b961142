package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void shouldKeepTheRecordAsItCameAndSayWhyWhereAndWhen() {
    var letter = letter("{}".getBytes(UTF_8), new RecordHeaders()).toRecord();

    assertThat(letter.topic()).isEqualTo("dlq.holdfast.call-events.v1");
    assertThat(letter.key()).asString(UTF_8).isEqualTo("demo|c");
    assertThat(letter.value()).asString(UTF_8).isEqualTo("{}");
    assertThat(headers(letter))
        .containsOnlyKeys(DeadLetter.headerNames())
        .containsEntry("holdfast_reason", "bad-json")
        .containsEntry("holdfast_partition", "3")
        .containsEntry("holdfast_offset", "99")
        .containsEntry("holdfast_time", "2026-03-02T12:00:00Z")
        .containsEntry("holdfast_bytes", "2")
        .containsEntry(
            "holdfast_sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void shouldCutALongPayloadButKeepItsSizeAndHash() {
    var letter = letter(new byte[2 << 20], new RecordHeaders()).toRecord();

    assertThat(letter.value()).hasSize(DeadLetter.KEPT_BYTES);
    assertThat(headers(letter)).containsEntry("holdfast_bytes", Integer.toString(2 << 20));
  }

  @Test
  void shouldFitIntoARecordOfTheBrokersLimitWhateverKeyAndHeadersAre() {
    var headers = new RecordHeaders();
    for (int i = 0; i < 200; i++) {
      headers.add("ce_" + i, "+1234567 ".repeat(1_000).getBytes(UTF_8));
    }
    var letter =
        new DeadLetter(
                "t", 0, 0, new byte[900_000], new byte[900_000], headers, "bad-key", "x", NOON)
            .toRecord();
    int size = letter.key().length + letter.value().length;
    for (var header : letter.headers()) {
      size += header.key().length() + header.value().length;
    }
    assertThat(size).isLessThan(1_000_000);
  }

  @Test
  void shouldKeepANullValueNull() {
    assertThat(letter(null, new RecordHeaders()).toRecord().value()).isNull();
  }

  @Test
  void shouldHideNumbersInHeadersAndDropForeignHeaders() {
    var headers =
        new RecordHeaders()
            .add("ce_subject", "call of +15550100101".getBytes(UTF_8))
            .add("authorization", "secret".getBytes(UTF_8));

    assertThat(headers(letter(null, headers).toRecord()))
        .containsEntry("ce_subject", "call of +1••••••••01")
        .doesNotContainKey("authorization");
  }

  @Test
  void shouldHideNumbersInKeysAndNamesOfHeadersInEverySpelling() {
    for (String spelling : PhoneNumbersTest.SPELLINGS) {
      var headers =
          new RecordHeaders()
              .add("ce_subject", spelling.getBytes(UTF_8))
              .add("ce_15550107013", "x".getBytes(UTF_8));
      for (String key : List.of("demo|" + spelling, spelling)) {
        var letter =
            new DeadLetter("t", 0, 0, key.getBytes(UTF_8), null, headers, "bad-key", key, NOON)
                .toRecord();
        String shown = new String(letter.key(), UTF_8) + headers(letter);
        assertThat(shown.replaceAll("[^0-9]", "")).as(key).doesNotContain("0107013");
        assertThat(new String(letter.key(), UTF_8))
            .isEqualTo(
                key.contains("|")
                    ? key.substring(0, 5) + PhoneNumbers.hide(spelling)
                    : PhoneNumbers.hide(spelling));
      }
    }
  }

  @Test
  void shouldKeepKeysByWhichALetterIsSentAgain() {
    for (String key : List.of("demo|1795284314.173", "demo|desk-1234567890", "x")) {
      var headers = new RecordHeaders().add("ce_subject", "desk-1234567890".getBytes(UTF_8));
      var letter =
          new DeadLetter("t", 0, 0, key.getBytes(UTF_8), null, headers, "conflict", "x", NOON)
              .toRecord();
      assertThat(new String(letter.key(), UTF_8)).isEqualTo(key);
      assertThat(headers(letter)).containsEntry("ce_subject", "desk-1234567890");
    }
  }

  @Test
  void shouldSayHowToSendAgainWhatCameOverHttp() {
    var letter =
        DeadLetter.ofRequest(
            "holdfast.telephony-events.v1",
            Map.of(
                "holdfast_tenant", "demo",
                "holdfast_path", "/v1/tenants/demo/platforms/twilio/main",
                "content-type", "application/x-www-form-urlencoded",
                "authorization", "secret"),
            "a=b".getBytes(UTF_8),
            new UnreadableEventException("missing-field", "Expected a CallSid"),
            NOON);

    assertThat(headers(letter.toRecord()))
        .containsEntry("holdfast_tenant", "demo")
        .containsEntry("holdfast_path", "/v1/tenants/demo/platforms/twilio/main")
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .containsEntry("holdfast_reason", "missing-field")
        .doesNotContainKey("authorization");
  }

  private static DeadLetter letter(byte @Nullable [] value, Headers headers) {
    return new DeadLetter(
        "holdfast.call-events.v1",
        3,
        99,
        "demo|c".getBytes(UTF_8),
        value,
        headers,
        "bad-json",
        "Not JSON",
        NOON);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
    var headers = new TreeMap<String, String>();
    letter.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
    return headers;
  }
}
