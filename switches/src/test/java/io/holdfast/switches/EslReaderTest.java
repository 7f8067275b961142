package io.holdfast.switches;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslReaderTest {
  private static EslReader of(String wire) {
    return new EslReader(new ByteArrayInputStream(wire.getBytes(UTF_8)));
  }

  private static String event(String event) throws IOException {
    String head =
        "Content-Length: %d\nContent-Type: text/event-plain\n\n".formatted(event.length());
    return of(head + event).next().event().toString();
  }

  @Test
  void shouldReadFrameAfterFrame() throws IOException {
    EslReader reader =
        of(
            "Content-Type: auth/request\n\nContent-Type: a/b\r\nContent-Length: 3\r\n\r\nxyzA: 1\n\nB");
    assertThat(reader.next().is("auth/request")).isTrue();
    EslReader.Frame second = reader.next();
    assertThat(second.is("a/b")).isTrue();
    assertThat(second.body()).asString(UTF_8).isEqualTo("xyz");
    assertThat(reader.hasMore()).isTrue();
    assertThat(reader.next().headers().toString()).isEqualTo("{\"A\":\"1\"}");
    assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
  }

  @Test
  void shouldReadAnEventsValuesAsTheSwitchMeantThem() throws IOException {
    assertThat(
            event(
                """
                Event-Name: X
                name: J%C3%BCrgen%20+1
                empty: _undef_
                x: %
                no header
                name: again
                nul: %00

                """))
        .isEqualTo("{\"Event-Name\":\"X\",\"name\":\"Jürgen +1\",\"empty\":\"\",\"x\":\"%\"}");
  }

  @Test
  void shouldReadNamesInAnotherEncodingWithoutStumbling() throws IOException {
    byte[] wire = "Content-Length: 27\n\nEvent-Name: X\na: \u00e9\nb: %E9\n\n".getBytes(ISO_8859_1);
    assertThat(new EslReader(new ByteArrayInputStream(wire)).next().event().toString())
        .isEqualTo("{\"Event-Name\":\"X\",\"a\":\"\ufffd\",\"b\":\"\ufffd\"}");
  }

  @Test
  void shouldKeepAnEventsBody() throws IOException {
    assertThat(event("Event-Name: X\nContent-Length: 5\n\na\n\nb\n"))
        .isEqualTo("{\"Event-Name\":\"X\",\"Content-Length\":\"5\",\"_body\":\"a\\n\\nb\\n\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no header\n\n",
        "variable_x%20: y\n\n",
        ": nameless\n\n",
        "Content-Length: -1\n\n",
        "Content-Length: 1048577\n\n",
        "Content-Length: 99999999999\n\n",
        "Content-Length: ten\n\n"
      })
  void shouldTakeNothingButAHeaderForAHeader(String wire) {
    assertThatThrownBy(() -> of(wire).next()).isInstanceOf(ProtocolException.class);
  }

  @Test
  void shouldReadNoLineAndNoFrameWithoutAnEnd() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      headers.append("a").append(i).append(": b\n");
    }
    for (String endless : new String[] {"x".repeat(10_000), headers.toString()}) {
      assertThatThrownBy(() -> of(endless).next()).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void shouldTakeNoFrameThatTheEndOfTheConnectionCutOff() {
    for (String cut : new String[] {"", "Content-", "A: b\n", "Content-Length: 4\n\nabc"}) {
      assertThatThrownBy(() -> of(cut).next()).isInstanceOf(EOFException.class);
    }
  }

  /// Wherever the switch gave up sending an event, and went on with the next.
  @Test
  void shouldMakeNoEventOfTwo() throws IOException {
    String next = frame("Event-Name: CHANNEL_UNHOLD\nUnique-ID: 0815\n\n");
    String asLong = "x: " + "y".repeat(next.length() - 5); // as if the next were its last lines
    String one = frame("Event-Name: CHANNEL_HOLD\nUnique-ID: 4711\n" + asLong + "\n\n");
    for (int cut = 1; cut < one.length(); cut++) {
      EslReader reader = of(one.substring(0, cut) + next.repeat(9));
      List<String> read = new ArrayList<>();
      try {
        while (true) {
          read.add(reader.next().event().toString());
        }
      } catch (ProtocolException | EOFException e) {
        assertThat(read)
            .as("cut after %d", cut)
            .allMatch("{\"Event-Name\":\"CHANNEL_UNHOLD\",\"Unique-ID\":\"0815\"}"::equals);
      }
    }
  }

  private static String frame(String event) {
    return "Content-Length: %d\nContent-Type: text/event-plain\n\n%s"
        .formatted(event.length(), event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Event-Name: X\n\nrest", "a: b\n\n", "Event-Name: X\n", "Event-Name: X"})
  void shouldTakeNoOtherTextForAnEvent(String text) {
    assertThatThrownBy(() -> event(text)).isInstanceOf(ProtocolException.class);
  }
}
