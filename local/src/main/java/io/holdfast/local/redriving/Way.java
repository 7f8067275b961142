package io.holdfast.local.redriving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// How a dead letter goes back to where it was meant for.
sealed interface Way {
  /// To its topic, with key, value and headers as they came.
  record Topic(String topic, byte[] key, byte[] value, Headers headers) implements Way {
    /// The record, marked as history: nobody is dialled for the past.
    ProducerRecord<byte[], byte[]> marked() {
      var own = new RecordHeaders();
      for (Header header : headers) {
        if (!header.key().startsWith("holdfast_")) {
          own.add(header);
        }
      }
      return new ProducerRecord<>(topic, null, key, markedValue(), own);
    }

    /// What is no object stays as it is: nothing in it could be dialled for.
    private byte[] markedValue() {
      try {
        ObjectNode event = Json.object(value);
        boolean structured = text("content-type").startsWith(CloudEvents.STRUCTURED);
        if (!structured) {
          event.put("backfill", true);
        } else if (event.get("data") instanceof ObjectNode data) {
          data.put("backfill", true);
        }
        return Json.bytes(event);
      } catch (UnreadableEventException e) {
        return value;
      }
    }

    private String text(String name) {
      Header header = headers.lastHeader(name);
      return header == null
          ? ""
          : new String(header.value(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
  }

  /// To the intake over HTTP, by the path that it came on.
  ///
  /// @param arrivedAt when it came first, for events without a time of their own
  record Intake(String path, Optional<Instant> arrivedAt, byte[] body, Headers headers)
      implements Way {
    /// The path, with the words that make it history.
    String marked() {
      return path + "?backfill=true" + arrivedAt.map(at -> "&arrivedAt=" + at).orElse("");
    }
  }

  /// There is none.
  ///
  /// @param because for a person
  record None(String because) implements Way {}
}
