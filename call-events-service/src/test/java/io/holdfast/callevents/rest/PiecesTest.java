package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.kit.rest.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A body is taken apart without being read, and no further than its limit.
class PiecesTest {
  private static final int MOST = 50;
  private static final Payload.Limits LIMITS = new Payload.Limits(MOST, 1 << 18);

  private static byte[] events(Format format, int count) {
    String text =
        switch (format) {
          case JSON -> "[" + "{},".repeat(count).replaceFirst(",$", "") + "]";
          case NDJSON -> "{}\n".repeat(count);
          case LINES -> "x\n".repeat(count);
          case BLOCKS -> "A: b\n\n".repeat(count);
          case FORM -> "a=b";
        };
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @EnumSource(names = "FORM", mode = EnumSource.Mode.EXCLUDE)
  void shouldTakeAsManyEventsAsAllowedAndRefuseOneMore(Format format) {
    assertThat(format.pieces(events(format, MOST), MOST)).hasSize(MOST);
    assertThatThrownBy(() -> format.pieces(events(format, MOST + 1), MOST))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.status).isEqualTo(413);
              assertThat(e.reason).isEqualTo("too-many-events");
            });
  }

  /// What is not an event costs none, and a limit is met long before the body's end.
  @Test
  void shouldStopAtTheLimitHoweverMuchFollows() {
    byte[] body = new byte[1 << 20];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i % 2 == 0 ? 'x' : '\n');
    }
    assertThatThrownBy(() -> Format.LINES.pieces(body, 5_000)).isInstanceOf(ProblemException.class);
    byte[] endless = ("[" + "{},".repeat(MOST + 1)).getBytes(UTF_8);
    assertThatThrownBy(() -> Format.JSON.pieces(endless, MOST))
        .isInstanceOf(ProblemException.class);
    assertThat(Format.LINES.pieces("\n \r\n\t\n".repeat(100_000).getBytes(UTF_8), 1)).isEmpty();
  }

  /// The items of any array are those that a parser finds.
  @Test
  void shouldFindTheItemsThatAParserFinds() {
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      List<Object> items = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        items.add(value(random, 3));
      }
      byte[] body =
          (" " + Json.mapper().valueToTree(items).toPrettyString() + "\n").getBytes(UTF_8);
      List<JsonNode> found =
          Format.JSON.pieces(body, MOST).stream().map(p -> Json.tree(p.raw())).toList();
      assertThat(found).isEqualTo(items.stream().map(PiecesTest::tree).toList());
    }
  }

  private static JsonNode tree(Object value) {
    return Json.mapper().valueToTree(value);
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> random.nextInt();
      case 1 -> List.of("a\"]},[{\\", "\\", "\"", "ü\n", "").get(random.nextInt(5));
      case 2 -> random.nextBoolean();
      case 3 -> List.of(value(random, depth - 1), value(random, depth - 1));
      default -> java.util.Map.of("k]\"", value(random, depth - 1));
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"[{}", "[{}}", "[", "[{},{\"a\":\"]", "[{}] x", "[{\"a\":1]"})
  void shouldNotGuessWhereAnArrayEnds(String body) {
    assertThat(Payload.read(body.getBytes(UTF_8), Format.JSON, LIMITS, _ -> List.of()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one).isInstanceOf(Reading.Rejected.class));
  }

  @Test
  void shouldRefuseOneItemAndTakeTheOthers() {
    byte[] body = "[{}, {no}, 7, , {\"a\":{\"a\":1,\"a\":2}}, {}]".getBytes(UTF_8);
    assertThat(Payload.read(body, Format.JSON, LIMITS, _ -> List.of()))
        .extracting(one -> one instanceof Reading.Facts)
        .containsExactly(true, false, false, false, false, true);
  }

  @Test
  void shouldRefuseAnEventThatIsAllMarks() {
    byte[] body = ("{\"a\":[" + "[],".repeat(60_000) + "[]]}").getBytes(UTF_8);
    assertThat(Payload.read(body, Format.JSON, LIMITS, _ -> List.of()))
        .singleElement()
        .isInstanceOf(Reading.Rejected.class);
    byte[] form = "a&b&c&d&".repeat(30_000).getBytes(UTF_8);
    assertThat(Payload.read(form, Format.FORM, LIMITS, _ -> List.of()))
        .singleElement()
        .isInstanceOf(Reading.Facts.class);
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 2_001; i++) {
      names.append(i).append('&');
    }
    byte[] many = names.toString().getBytes(UTF_8);
    assertThat(Payload.read(many, Format.FORM, LIMITS, _ -> List.of()))
        .singleElement()
        .isInstanceOf(Reading.Rejected.class);
  }
}
