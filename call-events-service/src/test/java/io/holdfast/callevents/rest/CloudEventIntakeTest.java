package io.holdfast.callevents.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick way takes what is plain and may be taken, and leaves all else to the other.
class CloudEventIntakeTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"/pbx/1","type":"call.queued","time":"2026-03-01T12:00:00Z",\
      "subject":"c1","data":{"queue":"support"}}\
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void shouldReadPlainEventsOfABatchWithTheTenantOfThePath() {
    String other = EVENT.replace("\"id\":\"1\"", "\"id\":\"2\"");
    List<Reading> readings = CloudEventIntake.plain(bytes("[" + EVENT + "," + other + "]"), "demo");
    assertThat(readings)
        .extracting(r -> ((Reading.Facts) r).facts().getFirst().envelope().id())
        .containsExactly("1", "2");
    assertThat(readings)
        .extracting(r -> ((Reading.Facts) r).facts().getFirst().envelope().tenant())
        .containsOnly("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"source\":\"/pbx/1\" -> \"source\":\"/holdfast/call-events\"",
        "call.queued -> call.expired",
        "\"subject\" -> \"tenant\":\"other\",\"subject\"",
        "\"subject\":\"c1\" -> \"subject\":\"+15550100123\"",
        "\"1.0\" -> \"0.3\"",
        "{\"queue\" -> {\"id\":\"9\",\"queue\"",
        "support -> sup\\u0041port",
      })
  void shouldLeaveTheRestToTheOtherWay(String change) {
    String[] parts = change.split(" -> ", -1);
    String event = EVENT.replace(parts[0], parts[1]);
    assertThat(event).isNotEqualTo(EVENT);
    assertThat(CloudEventIntake.plain(bytes(event), "demo")).isNull();
  }
}
