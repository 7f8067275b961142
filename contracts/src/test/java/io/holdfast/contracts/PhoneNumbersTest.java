package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallerKeys;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {
  private static final Pattern NUMBER =
      Pattern.compile("\\+\\d{7,15}|(?<![\\w-]|\\d\\.)\\d{10,15}(?![\\w-]|\\.\\d)");
  private static final String MARKS = "+.-_ a1 é";

  @Test
  void shouldHideWhatThePatternFindsAndNothingElse() {
    Random random = new Random(20261127);
    int hidden = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      String expected = NUMBER.matcher(text).replaceAll(m -> CallerKeys.mask(m.group()));
      assertThat(PhoneNumbers.hide(text)).as(text).isEqualTo(expected);
      hidden += expected.equals(text) ? 0 : 1;
    }
    assertThat(hidden).isBetween(20_000, 180_000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
      for (int digits = random.nextInt(18); digits > 0; digits--) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      text.append(MARKS.charAt(random.nextInt(MARKS.length())));
    }
    return text.toString();
  }

  @Test
  void shouldLeaveIdsOfCallsAlone() {
    String id = "pbx-frankfurt-1-1795284314.157";
    assertThat(PhoneNumbers.hide(id)).isEqualTo(id);
  }
}
