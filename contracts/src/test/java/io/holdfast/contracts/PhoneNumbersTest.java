package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  private static final int TRIES = 20_000;

  /// One number in the spellings that people and platforms use.
  static final List<String> SPELLINGS =
      List.of(
          "+15550107013",
          "15550107013",
          "0015550107013",
          "5550107013",
          "+1 555 010 7013",
          "+1 (555) 010-7013",
          "(555) 010-7013",
          "1-555-010-7013",
          "555-010-7013",
          "555.010.7013",
          "+1.555.010.7013",
          "001 555 010 7013",
          "+1\u00a0555\u00a0010\u00a07013",
          "+1\u2011555\u2011010\u20117013",
          "+1/555/0107013",
          "tel:+15550107013",
          "tel:+1-555-010-7013",
          "sip:+15550107013@pbx.example",
          "sip:15550107013@10.0.0.1:5060",
          "<sip:5550107013@pbx>;tag=x1",
          "PJSIP/15550107013-0000002a",
          "PJSIP/15550107013-00000029",
          "Local/15550107013@outbound-0000001a;1",
          "%2B15550107013",
          "%2B1%20555%20010%207013",
          "＋１５５５０１０７０１３",
          "1 5 5 5 0 1 0 7 0 1 3");

  @Test
  void shouldHideANumberInEverySpelling() {
    for (String spelling : SPELLINGS) {
      for (String text :
          List.of("%s", "call %s.", "(%s)", "\"%s\",", "von%%20%s", "\n%s\n", "电话%s")) {
        String said = text.formatted(spelling);
        String hidden = PhoneNumbers.hide(said);
        assertThat(digitsOf(hidden)).as(said + " -> " + hidden).doesNotContain("0107", "55501");
        assertThat(PhoneNumbers.isIn(said)).as(said).isTrue();
      }
    }
  }

  @Test
  void shouldNotTakeANumberInAnySpellingAsAnId() {
    for (String spelling : SPELLINGS) {
      assertThat(PhoneNumbers.isInId(spelling)).as(spelling).isTrue();
    }
    for (String id :
        List.of(
            "0043 555 1234",
            "5550101",
            "55501012",
            "555-0101",
            "desk-+15550107013",
            "tel:5550101",
            "/asterisk/15550107013",
            "/acme/+15550107013",
            "sip:5550101@pbx")) {
      assertThat(PhoneNumbers.isInId(id)).as(id).isTrue();
    }
  }

  @Test
  void shouldHideNumbersOfAllLengths() {
    Random random = new Random(20261128);
    for (int i = 0; i < TRIES; i++) {
      String digits = "2" + digits(random, 6 + random.nextInt(9));
      String number = (random.nextBoolean() ? "+" : "") + digits;
      if (PhoneNumbers.isIn(number)) {
        assertThat(PhoneNumbers.hide("at " + number + " now"))
            .isEqualTo("at " + PhoneNumbers.mask(number) + " now");
      } else {
        assertThat(digits).as("a day").hasSizeBetween(8, 14).startsWith("20");
      }
      assertThat(PhoneNumbers.hide("+" + digits)).isNotEqualTo("+" + digits);
    }
  }

  @Test
  void shouldTakeNoIdOfAPlatformForANumber() {
    Random random = new Random(20261129);
    List<Function<Random, String>> ids =
        List.of(
            r -> epoch(r) + "." + r.nextInt(1_000_000),
            r -> epoch(r) + "." + r.nextInt(1000) + "-" + word(r, 9),
            r -> "pbx-frankfurt-" + r.nextInt(9) + "-" + epoch(r) + "." + r.nextInt(1000),
            r -> uuid(r),
            r -> uuid(r) + ":" + r.nextInt(9),
            r -> "call/" + uuid(r),
            r -> "CA" + HexFormat.of().formatHex(bytes(r, 16)),
            r -> "WT" + HexFormat.of().formatHex(bytes(r, 16)),
            r -> HexFormat.of().formatHex(bytes(r, 16)),
            r -> HexFormat.of().formatHex(bytes(r, 32)),
            r ->
                Instant.ofEpochSecond(Long.parseLong(epoch(r)), r.nextInt(1_000_000_000))
                    .toString(),
            r -> epoch(r),
            r -> epoch(r) + digits(r, 3),
            r -> epoch(r) + digits(r, 6),
            r -> "desk-" + r.nextInt(9) + "-" + epoch(r) + digits(r, 3),
            r -> "PJSIP/100" + r.nextInt(9) + "-000000" + HexFormat.of().formatHex(bytes(r, 1)),
            r -> "Local/200" + r.nextInt(9) + "@from-internal-0000001" + r.nextInt(9) + ";1",
            r -> "2026-03-01 12:00:00." + digits(r, 6),
            r -> "2026-03-01T12:00:00." + digits(r, 3) + "+0100",
            r -> "20260301-" + digits(r, 6),
            r -> "10." + r.nextInt(256) + "." + r.nextInt(256) + "." + r.nextInt(256) + ":5060",
            r -> digits(r, 20));
    for (Function<Random, String> kind : ids) {
      for (int i = 0; i < TRIES; i++) {
        String id = kind.apply(random);
        assertThat(PhoneNumbers.isInId(id)).as(id).isFalse();
        assertThat(PhoneNumbers.hide(id)).isEqualTo(id);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk-1234567890",
        "conv_482910384756",
        "leg-1234567",
        "1001-1795284314",
        "2026-0001234",
        "2026-1234567",
        "room/1234567",
        "shift-2026-03-01-17",
        "1234567890-leg",
        "agent-300001"
      })
  void shouldTakeNoIdMadeOfAWordAndDigitsForANumber(String id) {
    assertThat(PhoneNumbers.isInId(id)).isFalse();
  }

  @Test
  void shouldTakeNoEventCounterForANumber() {
    assertThat(PhoneNumbers.isInEventId("1234567")).isFalse();
    assertThat(PhoneNumbers.isInEventId("123456789")).isFalse();
    assertThat(PhoneNumbers.isInEventId("15550107013")).isTrue();
    assertThat(PhoneNumbers.isInEventId("+1555010")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "+15550100101, +1••••••••01",
    "+442079460958, +44••••••••58",
    "+352123456, +352••••56",
    "0015550100101, +1••••••••01",
    "5550100101, ••••••••01",
    "0100101, •••••01",
    "+1234567, +1••••67",
    "1001, ••••",
    "112, •••",
    "'', ''"
  })
  void shouldShowTheCountryCodeAndTwoDigitsAtMost(String number, String masked) {
    assertThat(PhoneNumbers.mask(number)).isEqualTo(masked);
  }

  @Test
  void shouldMaskATextOfAnyLengthInAFewSigns() {
    assertThat(PhoneNumbers.mask("5".repeat(125_000))).hasSizeLessThan(20);
    assertThat(PhoneNumbers.mask("sip:😀😀😀😀😀😀😀")).isEqualTo("•••••••••••");
    assertThat(PhoneNumbers.hide("+" + "5".repeat(125_000))).hasSizeLessThan(20);
  }

  @Test
  void shouldGiveTheSameTextBackWhereThereIsNothingToHide() {
    String text = "Caller asked twice, order 4711, 12 min";
    assertThat(PhoneNumbers.hide(text)).isSameAs(text);
  }

  private static String digitsOf(String text) {
    return text.replaceAll("[^0-9０-９]", "");
  }

  private static String epoch(Random random) {
    return String.valueOf(1_600_000_000 + random.nextInt(390_000_000));
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String word(Random random, int count) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      word.append(Character.forDigit(random.nextInt(36), 36));
    }
    return word.toString();
  }
}
