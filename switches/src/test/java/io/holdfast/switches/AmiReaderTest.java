package io.holdfast.switches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmiReaderTest {
  private static AmiReader of(String wire) {
    return new AmiReader(new ByteArrayInputStream(wire.getBytes(UTF_8)));
  }

  private static String next(String wire) throws IOException {
    return of(wire).next().toString();
  }

  @Test
  void shouldKeepNamesAndValuesAsTheyCame() throws IOException {
    assertThat(
            next("Event: Hangup\r\nCause-txt: Normal: Clearing \r\nAccountCode: \r\nx:y\r\n\r\n"))
        .isEqualTo(
            "{\"Event\":\"Hangup\",\"Cause-txt\":\"Normal: Clearing \",\"AccountCode\":\"\",\"x\":\"y\"}");
  }

  @Test
  void shouldMakeAnArrayOfAHeaderThatStandsSeveralTimes() throws IOException {
    assertThat(next("ChanVariable: a=1\r\nEvent: X\r\nChanVariable: b\r\nChanVariable: c\r\n\r\n"))
        .isEqualTo("{\"ChanVariable\":[\"a=1\",\"b\",\"c\"],\"Event\":\"X\"}");
  }

  @Test
  void shouldReadMessageAfterMessage() throws IOException {
    AmiReader reader = of("\r\nA: 1\r\n\r\n\r\n\r\nB: 2\n\nC: 3");
    assertThat(reader.next().toString()).isEqualTo("{\"A\":\"1\"}");
    assertThat(reader.hasMore()).isTrue();
    assertThat(reader.next().toString()).isEqualTo("{\"B\":\"2\"}");
    assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no colon", ": nameless", "na\u0000me: x", "name: \u0000", "ä: x", " a: x"})
  void shouldPassOverALineThatIsNoHeader(String line) throws IOException {
    assertThat(next(line + "\r\nEvent: X\r\n\r\n")).isEqualTo("{\"Event\":\"X\"}");
  }

  @Test
  void shouldReadBytesThatAreNoTextWithoutStumbling() throws IOException {
    byte[] wire = {'A', ':', ' ', (byte) 0xff, (byte) 0xc3, '\r', '\n', '\r', '\n'};
    assertThat(new AmiReader(new ByteArrayInputStream(wire)).next().path("A").asText())
        .isEqualTo("\ufffd\ufffd");
  }

  @Test
  void shouldKnowTheGreeting() throws IOException {
    of("Asterisk Call Manager/9.0.0\r\n").greeting();
    for (String other : new String[] {"SSH-2.0-x\r\n", "", "Asterisk Call Manager/9"}) {
      assertThatThrownBy(() -> of(other).greeting()).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void shouldReadNoLineAndNoMessageWithoutAnEnd() {
    for (String endless :
        new String[] {"x".repeat(100_000), "a: b\r\n".repeat(60_000), "\r\n".repeat(200_000)}) {
      assertThatThrownBy(() -> of(endless).next()).isInstanceOf(ProtocolException.class);
    }
  }
}
