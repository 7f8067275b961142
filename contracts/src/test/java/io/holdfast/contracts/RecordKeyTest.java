package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contracts.telephony.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKeyTest {
  @Test
  void shouldSplitAtTheFirstBar() {
    assertThat(RecordKey.parse("demo|1|2|")).isEqualTo(new RecordKey("demo", "1|2|"));
  }

  @ParameterizedTest
  @CsvSource({
    "demo, bad-key",
    "'', bad-key",
    "demo|, bad-key",
    "|c, bad-tenant",
    "Demo|c, bad-tenant",
    "de_mo|c, bad-tenant",
    "0123456789012345678901234567890123456789012345678901234567890123|c, bad-tenant"
  })
  void shouldRefuseWhatIsNoKey(String text, String reason) {
    assertThatThrownBy(() -> RecordKey.parse(text))
        .isInstanceOf(UnreadableEventException.class)
        .extracting("reason")
        .isEqualTo(reason);
  }

  @Test
  void shouldReadWhatItWrites() {
    var key = new RecordKey("a-1", "x|y");

    assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
  }

  @Test
  void shouldTakeALongestTenant() {
    assertThat(RecordKey.isTenant("a".repeat(63))).isTrue();
    assertThat(RecordKey.isTenant("demo\n")).isFalse();
  }

  @Test
  void shouldKeyAFactWithoutACallByItsOwnId() {
    Fact complaint = Fact.fromJson(Golden.at("telephony/customer.complained.json").value());

    assertThat(complaint.key()).isEqualTo(new RecordKey("demo", complaint.envelope().id()));
  }
}
