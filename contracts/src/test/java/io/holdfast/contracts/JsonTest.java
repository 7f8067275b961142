package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The mapper as a REST interface uses it: a copy that reads a body without a tree.
class JsonTest {
  record Body(String name, @Nullable Instant at, @Nullable List<String> lines) {}

  @Test
  void shouldReadABody() throws Exception {
    assertThat(
            read("{\"name\":\"x\",\"at\":\"2026-03-02T09:00:00.1234567Z\",\"lines\":[\"a\",null]}"))
        .isEqualTo(new Body("x", Instant.parse("2026-03-02T09:00:00.123456Z"), List.of("a")));
  }

  @Test
  void shouldAskForEveryFieldThatIsNotNullable() {
    assertThatThrownBy(() -> read("{}")).isInstanceOf(InvalidNullException.class);
    assertThatThrownBy(() -> read("{\"name\":null}")).isInstanceOf(InvalidNullException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\\u0000secret\"}",
        "{\"name\":\"secret\\ud83d\"}",
        "{\"name\":\"x\",\"lines\":[\"secret\\u0000\"]}",
        "{\"name\":\"x\",\"at\":\"secret\"}",
        "{\"name\":\"x\",\"at\":1760000000}"
      })
  void shouldRefuseATextThatCannotBeKeptAndTellNothingOfIt(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MismatchedInputException.class)
        .extracting(thrown -> ((MismatchedInputException) thrown).getOriginalMessage())
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void shouldWriteNeitherNullsNorNumbersForTimes() {
    var at = Instant.parse("2026-03-02T09:00:00Z");

    assertThat(new String(Json.bytes(new Body("x", at, null)), UTF_8))
        .isEqualTo("{\"name\":\"x\",\"at\":\"2026-03-02T09:00:00Z\"}");
  }

  private static Body read(String body) throws Exception {
    return Json.mapper().copy().readValue(body, Body.class);
  }
}
