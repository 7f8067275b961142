package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.PhoneNumber.Dialable;
import io.holdfast.contracts.PhoneNumber.Unreadable;
import io.holdfast.contracts.PhoneNumber.Withheld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+15551230101",
        " +15551230101 ",
        "+1 (555) 123-0101",
        "+1.555.123.0101",
        "+1 555 123 0101",
        "+1–555–123–0101",
        "＋１５５５１２３０１０１",
        "tel:+15551230101",
        "tel:+1-555-123-0101;ext=7",
        "TEL:+15551230101",
        "sip:+15551230101@example.org",
        "sips:+15551230101@example.org:5061;transport=tls",
        "sip:+15551230101;phone-context=x@example.org;user=phone",
        "sip:%2B15551230101@example.org",
        "0015551230101",
        "001 555 123 0101",
        "\"Anna\" <sip:+15551230101@example.org>;tag=9",
        "<sip:+15551230101@x>;tag=1"
      })
  void shouldReadEveryFormOfOneNumberAlike(String reported) {
    assertThat(PhoneNumber.of(reported)).isEqualTo(new Dialable("+15551230101"));
  }

  @ParameterizedTest
  @CsvSource({
    "5551230101, 5551230101",
    "5550101, 5550101",
    "55501012, 55501012",
    "555010123, 555010123",
    "555-0101, 5550101",
    "030 1234567, 0301234567",
    "+44 (0)20 7946 0958, +442079460958",
    "0044 (0)20 7946 0958, +442079460958",
    "+123456789012345, +123456789012345"
  })
  void shouldReadNumbersOfEveryLength(String reported, String number) {
    assertThat(PhoneNumber.of(reported)).isEqualTo(new Dialable(number));
    assertThat(PhoneNumber.isDialable(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "112",
        "1001",
        "+112",
        "+1234567890123456",
        "1234567890123456",
        "+0155512301",
        "+15551230101,,123#",
        "+15551230101\r\nX: y",
        "+1555\n1230101",
        "+1555\t1230101",
        "+1555+1230101",
        "*67+15551230101",
        "+15551230101x7",
        "sip:1001@pbx",
        "sip:alice@a.example",
        "Wireless Caller"
      })
  void shouldKeepWhatCannotBeDialledButNotTakeItForANumber(String reported) {
    assertThat(PhoneNumber.of(reported)).isInstanceOf(Unreadable.class);
    assertThat(PhoneNumber.isDialable(reported)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        "anonymous",
        "Anonymous",
        "sip:anonymous@anonymous.invalid",
        "Restricted",
        "unknown",
        "<unknown>",
        "Private Number",
        "266696687",
        "+266696687",
        "7378742883",
        "+7378742833",
        "2562533",
        "86282452253",
        "sip:+86282452253@trunk.example",
        "0",
        "00",
        "00000000",
        "+0000000000",
        "s",
        "asterisk",
        "sip:asterisk@10.0.0.1",
        "client:anna",
        "client:+15551230101"
      })
  void shouldTakeNoPlaceholderForANumber(String reported) {
    assertThat(PhoneNumber.of(reported)).isEqualTo(new Withheld());
  }

  @Test
  void shouldNameNobodyByAnExtensionThatStrangersMayShare() {
    assertThat(PhoneNumber.of("112")).isEqualTo(new Unreadable("112", false));
    assertThat(PhoneNumber.of("sip:al.ice@a.example;x=1"))
        .isEqualTo(new Unreadable("al.ice@a.example", true));
  }
}
