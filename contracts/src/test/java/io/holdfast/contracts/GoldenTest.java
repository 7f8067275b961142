package io.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.telephony.Happening;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden files are never edited to make a test pass: what was written once must be read for ever.
class GoldenTest {
  static List<Golden> goldens() {
    return Golden.all();
  }

  @Test
  void shouldHaveAGoldenFileForEveryType() {
    assertThat(Golden.paths("golden"))
        .containsAll(EventType.all().stream().map(EventType::path).toList());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldWriteTheSameJsonThatItRead(Golden golden) {
    assertThat(golden.again()).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldReadAsTheTypeThatTheFileIsNamedAfter(Golden golden) {
    var event = golden.event();

    assertThat(golden.path()).endsWith("/" + event.envelope().type() + ".json");
    assertThat(event.key().toString()).startsWith("demo|").doesNotContain("+1555");
    assertThat(event)
        .extracting(Object::toString)
        .asString()
        .doesNotContain(Happening.Unknown.class.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldKeepEveryFieldThroughARecord(Golden golden) {
    assertThat(throughKafka(golden.topic(), golden.value())).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void shouldIgnoreAFieldThatItDoesNotKnow(Golden golden) {
    ObjectNode newer = golden.value().deepCopy();
    newer.put("fieldOfTomorrow", "x").putObject("anotherOne").put("deep", 1);

    assertThat(golden.topic().values().decode(newer)).isEqualTo(golden.event());
  }

  private static <V extends Event> ObjectNode throughKafka(
      Topic<String, V> topic, ObjectNode value) {
    var sent = topic.toRecord(topic.values().read(new RecordHeaders(), Json.bytes(value)));
    return CloudEvents.read(sent.headers(), sent.value());
  }
}
