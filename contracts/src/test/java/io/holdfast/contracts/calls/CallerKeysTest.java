package io.holdfast.contracts.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerKeysTest {
  private static final byte[] MASTER = "a master key of at least 32 bytes".getBytes(UTF_8);
  private static final String NUMBER = "+15550100101";
  private final CallerKeys demo = CallerKeys.of(MASTER, "demo");
  private final CallerKeys other = CallerKeys.of(MASTER, "other");

  @Test
  void shouldKnowACallerAgainWithinATenantOnly() {
    assertThat(demo.token(NUMBER))
        .isEqualTo(CallerKeys.of(MASTER, "demo").token(NUMBER))
        .isNotEqualTo(demo.token("+15550100102"))
        .isNotEqualTo(other.token(NUMBER))
        .matches("c_[A-Za-z0-9_-]{22}");
  }

  @Test
  void shouldGiveAnotherTokenUnderAnotherMasterKey() {
    byte[] rotated = MASTER.clone();
    rotated[0]++;

    assertThat(CallerKeys.of(rotated, "demo").token(NUMBER)).isNotEqualTo(demo.token(NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15550100101", "sip:anna@example.test", "", "é😀"})
  void shouldOpenWhatItSealed(String number) {
    assertThat(demo.open(demo.seal(number))).isEqualTo(number);
    assertThat(demo.seal(number)).isEqualTo(CallerKeys.of(MASTER, "demo").seal(number));
  }

  @Test
  void shouldOpenNothingOfAnotherTenant() {
    String sealed = demo.seal(NUMBER);

    assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseASealWithAnyByteAltered() {
    byte[] box = Base64.getUrlDecoder().decode(demo.seal(NUMBER).substring(3));
    for (int i = 0; i < box.length; i++) {
      byte[] altered = box.clone();
      altered[i] ^= 1;
      String sealed = "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(altered);

      assertThatThrownBy(() -> demo.open(sealed)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1.", "v1.AAAA", "v1.not base64!", "v2.AAAAAAAAAAAAAAAAAAAA"})
  void shouldRefuseWhatIsNoSeal(String text) {
    assertThatThrownBy(() -> demo.open(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseAShortMasterKey() {
    assertThatThrownBy(() -> CallerKeys.of(new byte[31], "demo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }

  @Test
  void shouldShowNoRunOfTheNumberInTokenOrSeal() {
    var runs = Pattern.compile("5550|0100|0101");
    var caller = demo.conceal(NUMBER, "C-77");

    assertThat(caller.token() + " " + caller.sealed()).doesNotContainPattern(runs);
    assertThat(caller.toString()).doesNotContain(NUMBER).doesNotContain("5550100");
    assertThat(caller.customerId()).isEqualTo("C-77");
  }
}
