package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.telephony.Fact;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
  private static final Topic<String, Fact> TOPIC = new Topics("x.").telephonyEvents();
  private final ObjectNode binary = Golden.at("cloudevents/binary.json").value();
  private final ObjectNode structured = Golden.at("cloudevents/structured.json").value();
  private final ObjectNode value = (ObjectNode) binary.path("value");
  private final Fact fact = TOPIC.values().decode(value);

  @Test
  void shouldWriteBinaryMode() {
    var sent = TOPIC.toRecord(fact);

    var headers = new TreeMap<String, String>();
    sent.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
    assertThat(Json.mapper().<ObjectNode>valueToTree(headers)).isEqualTo(binary.path("headers"));
    assertThat(Json.object(sent.value())).isEqualTo(value);
    assertThat(sent.key()).isEqualTo("demo|1760000000.17");
    assertThat(sent.timestamp()).as("the broker's own time").isNull();
  }

  @Test
  void shouldReadBinaryMode() {
    assertThat(read(headers(), value)).isEqualTo(fact);
  }

  @Test
  void shouldReadBinaryModeWhoseValueHoldsTheDataOnly() {
    var data = (ObjectNode) structured.path("data");

    assertThat(read(headers(), data)).isEqualTo(fact);
  }

  @Test
  void shouldReadPlainJsonWithoutAnyHeader() {
    assertThat(read(new RecordHeaders(), value)).isEqualTo(fact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/cloudevents+json; charset=UTF-8",
        "Application/CloudEvents+JSON"
      })
  void shouldReadStructuredMode(String contentType) {
    var headers = new RecordHeaders().add("content-type", contentType.getBytes(UTF_8));

    assertThat(read(headers, structured)).isEqualTo(fact);
  }

  @Test
  void shouldReadTheStructuredModeThatItWrites() {
    assertThat(TOPIC.values().decode(CloudEvents.fromStructured(CloudEvents.structured(value))))
        .isEqualTo(fact);
  }

  @Test
  void shouldReplaceHeadersOfAnEventThatIsSentAgain() {
    Headers headers = headers();

    CloudEvents.writeHeaders(fact.envelope(), headers);

    assertThat(headers.headers("ce_id")).hasSize(1);
    assertThat(headers.headers("content-type")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "id, pbx-1-42",
    "source, /asterisk/pbx-2",
    "type, call.held",
    "time, 2026-03-02T09:00:02.501Z",
    "time, yesterday",
    "subject, 1760000000.18",
    "tenant, other",
    "sequence, 42"
  })
  void shouldRefuseAnAttributeThatTheValueDisagreesWith(String attribute, String other) {
    Headers headers = headers();
    headers.remove("ce_" + attribute).add("ce_" + attribute, other.getBytes(UTF_8));
    ObjectNode event = CloudEvents.structured(value).put(attribute, other);

    refused(headers, value, "header-mismatch");
    refused(structuredHeader(), event, "header-mismatch");
  }

  @Test
  void shouldTakeOneTimeInTwoFormsAsAgreed() {
    Headers headers = headers();
    headers.remove("ce_time").add("ce_time", "2026-03-02T10:00:02.500000+01:00".getBytes(UTF_8));

    assertThat(read(headers, value)).isEqualTo(fact);
  }

  @Test
  void shouldRefuseAnEventWithoutData() {
    refused(structuredHeader(), structured.deepCopy().without("data"), "no-data");
    refused(structuredHeader(), structured.deepCopy().put("data", "text"), "no-data");
    assertThatThrownBy(() -> TOPIC.values().read(headers(), new byte[0]))
        .extracting("reason")
        .isEqualTo("no-data");
  }

  @Test
  void shouldRefuseAnotherVersionOfCloudEvents() {
    Headers headers = headers();
    headers.remove("ce_specversion").add("ce_specversion", "0.3".getBytes(UTF_8));

    refused(headers, value, "bad-field");
    refused(structuredHeader(), structured.deepCopy().put("specversion", "2.0"), "bad-field");
    refused(structuredHeader(), structured.deepCopy().without("specversion"), "bad-field");
  }

  @Test
  void shouldRefuseANulInAHeader() {
    Headers headers = headers();
    headers.remove("ce_subject").add("ce_subject", new byte[] {'a', 0, 'b'});

    refused(headers, value.deepCopy().without("callId"), "bad-json");
  }

  private static void refused(Headers headers, ObjectNode sent, String reason) {
    assertThatThrownBy(() -> read(headers, sent))
        .isInstanceOf(UnreadableEventException.class)
        .extracting("reason")
        .isEqualTo(reason);
  }

  private static Fact read(Headers headers, ObjectNode sent) {
    return TOPIC.values().deserializer().deserialize(TOPIC.name(), headers, Json.bytes(sent));
  }

  private Headers headers() {
    var headers = new RecordHeaders();
    binary
        .path("headers")
        .propertyStream()
        .forEach(one -> headers.add(one.getKey(), one.getValue().asText().getBytes(UTF_8)));
    return headers;
  }

  private static Headers structuredHeader() {
    return new RecordHeaders().add("content-type", CloudEvents.STRUCTURED.getBytes(UTF_8));
  }
}
