package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.RecordKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records of at most 256 KiB that once ended the stream for good, or would.
final class HostileFacts {
  /// A value in the place of the type's fields.
  private static final String FACT =
      "{\"id\":\"%s\",\"source\":\"/acme/pbx\",\"type\":\"%s\",\"tenant\":\"demo\",\"callId\":\"%s\","
          + "\"occurredAt\":\"%s\",%s}";

  private HostileFacts() {}

  /// By name; each of a call of that name.
  static Map<String, ProducerRecord<byte[], byte[]>> of(String topic, Instant now) {
    Map<String, String[]> fields = new LinkedHashMap<>();
    fields.put(
        "long-number",
        new String[] {"call.offered", "\"caller\":{\"number\":\"+1" + "5".repeat(125_000) + "\"}"});
    fields.put(
        "notes-of-numbers",
        new String[] {
          "call.wrapped-up", "\"agent\":\"1001\",\"notes\":\"" + "+1234567 ".repeat(28_000) + "\""
        });
    fields.put(
        "unknown-signals",
        new String[] {
          "call.hangup-signalled", "\"leg\":\"agent\",\"signals\":{" + signals() + "}"
        });
    fields.put(
        "hexadecimal-digits",
        new String[] {
          "call.wrapped-up", "\"agent\":\"1001\",\"notes\":\"" + "0a".repeat(130_900) + "\""
        });
    fields.put("long-json-number", new String[] {"call.future", "\"x\":" + "7".repeat(125_000)});
    fields.put(
        "deep", new String[] {"call.future", "\"x\":" + "[".repeat(90_000) + "]".repeat(90_000)});
    Map<String, ProducerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
    fields.forEach((name, f) ->
        records.put(
            name,
            new ProducerRecord<>(
                topic,
                new RecordKey("demo", name).toString().getBytes(UTF_8),
                FACT.formatted(name, f[0], name, now, f[1]).getBytes(UTF_8))));
    return records;
  }

  /// A well-formed fact of the call.
  static ProducerRecord<byte[], byte[]> good(String topic, String call, Instant now) {
    return new ProducerRecord<>(
        topic,
        new RecordKey("demo", call).toString().getBytes(UTF_8),
        FACT.formatted("good", "call.queued", call, now, "\"queue\":\"support\"").getBytes(UTF_8));
  }

  private static String signals() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; all.length() < 255_000; i++) {
      all.append(i == 0 ? "" : ",").append("\"").append(i).append("\":\"\"");
    }
    return all.toString();
  }
}
