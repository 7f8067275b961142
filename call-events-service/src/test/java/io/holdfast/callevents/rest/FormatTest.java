package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  private static final Payload.Limits LIMITS = new Payload.Limits(1000, 1000);

  private static List<ObjectNode> events(Format format, String body) {
    return format.pieces(body.getBytes(UTF_8), 1000).stream().map(Pieces.Piece::event).toList();
  }

  private static ObjectNode json(String text) {
    return Json.object(text.getBytes(UTF_8));
  }

  @Test
  void shouldReadAFormAsOneFieldAParameter() {
    assertThat(events(Format.FORM, "CallSid=CA1&From=%2B15550100101&Name=A+B&Empty=&CallSid=CA2"))
        .containsExactly(
            json(
                """
                {"CallSid":"CA1","From":"+15550100101","Name":"A B","Empty":""}\
                """));
  }

  @Test
  void shouldKeepTheParametersOfTheAddressApartFromTheForm() {
    var query = Map.of("callId", List.of("c 1&2", "other"), "backfill", List.of("true"));
    byte[] form = "callId=theirs&query.callId=forged".getBytes(UTF_8);

    assertThat(Text.form(IncomingCall.withQuery(form, query)))
        .isEqualTo(json("{\"callId\":\"theirs\",\"query.callId\":\"c 1&2\"}"));
  }

  @Test
  void shouldReadEachLineOfTextAsAnEvent() {
    assertThat(events(Format.LINES, "1|a,\"b\"\r\n\n  \n2|c"))
        .containsExactly(json("{\"line\":\"1|a,\\\"b\\\"\"}"), json("{\"line\":\"2|c\"}"));
  }

  @Test
  void shouldReadFreeSwitchBlocksAndLeaveAPlusSignAsItIs() {
    assertThat(
            events(
                Format.BLOCKS,
                "Event-Name: CHANNEL_HOLD\nCaller: +1555%200100\n\n\nEvent-Name: B\r\n\r\n"))
        .containsExactly(
            json("{\"Event-Name\":\"CHANNEL_HOLD\",\"Caller\":\"+1555 0100\"}"),
            json("{\"Event-Name\":\"B\"}"));
  }

  @Test
  void shouldReadWhatFreeSwitchWritesForAnEmptyValueAsOne() {
    assertThat(events(Format.BLOCKS, "Event-Name: X\nCaller-Caller-ID-Name: _undef_\n\n"))
        .containsExactly(json("{\"Event-Name\":\"X\",\"Caller-Caller-ID-Name\":\"\"}"));
  }

  @Test
  void shouldTakeTheBodyOfABlockByItsLength() {
    assertThat(
            events(Format.BLOCKS, "Event-Name: X\nContent-Length: 7\n\na\n\nb: cEvent-Name: Y\n"))
        .containsExactly(
            json("{\"Event-Name\":\"X\",\"Content-Length\":\"7\",\"_body\":\"a\\n\\nb: c\"}"),
            json("{\"Event-Name\":\"Y\"}"));
  }

  @Test
  void shouldOpenTheEnvelopeOfTheEventSocket() {
    String plain = "Event-Name: X\nUnique-ID: u\n\n";
    String json = "{\"Event-Name\":\"Y\"}";
    String body =
        "Content-Length: %d\nContent-Type: text/event-plain\n\n%s".formatted(plain.length(), plain)
            + "Content-Length: %d\nContent-Type: text/event-json\n\n%s"
                .formatted(json.length(), json);

    assertThat(events(Format.BLOCKS, body))
        .containsExactly(json("{\"Event-Name\":\"X\",\"Unique-ID\":\"u\"}"), json(json));
  }

  @Test
  void shouldReadObjectsArraysAndLinesOfJson() {
    assertThat(events(Format.JSON, "{\"a\":1}")).containsExactly(json("{\"a\":1}"));
    assertThat(events(Format.JSON, "[{\"a\":1},{\"a\":2}]")).hasSize(2);
    assertThat(events(Format.NDJSON, "{\"a\":1}\r\n\n{\"a\":2}")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "FORM, a=%zz, bad-text",
    "FORM, a=%00, bad-json",
    "FORM, '', missing-field",
    "BLOCKS, no colon, bad-text",
    "BLOCKS, 'Content-Type: text/event-plain', bad-text",
    "BLOCKS, 'Content-Type: text/event-json', bad-json",
    "JSON, '[1]', bad-json",
    "NDJSON, '[]', bad-json",
  })
  void shouldRefuseWhatCannotBeRead(Format format, String body, String reason) {
    assertThatThrownBy(() -> events(format, body))
        .isInstanceOfSatisfying(
            UnreadableEventException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({"'A: b\nContent-Length: 9\n\nshort'", "'A: b\nContent-Length: x\n\n'"})
  void shouldNotGuessWhereABlockEnds(String body) {
    assertThat(Payload.read(body.getBytes(UTF_8), Format.BLOCKS, LIMITS, _ -> List.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            Reading.Rejected.class, r -> assertThat(r.why().reason()).isEqualTo("bad-field"));
  }

  @Test
  void shouldRefuseALineThatIsNotUtf8AndTakeTheOthers() {
    byte[] body = "caf\u00e9\nplain".getBytes(ISO_8859_1);

    assertThat(Payload.read(body, Format.LINES, LIMITS, _ -> List.of()))
        .satisfiesExactly(
            bad -> assertThat(((Reading.Rejected) bad).why().reason()).isEqualTo("bad-text"),
            good -> assertThat(good).isInstanceOf(Reading.Facts.class));
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, application/json; charset=utf-8, true",
    "JSON, Application/JSON, true",
    "NDJSON, application/x-ndjson, true",
    "FORM, application/json, false",
    "BLOCKS, text/plain, true",
  })
  void shouldKnowItsMediaTypes(Format format, String type, boolean fits) {
    assertThat(format.fits(type)).isEqualTo(fits);
  }
}
