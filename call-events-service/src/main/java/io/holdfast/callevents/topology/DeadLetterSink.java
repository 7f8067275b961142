package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.DeadLetter;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Forwards what the topology cannot take to the sink of dead letters.
final class DeadLetterSink {
  static final String STEP = "dead-letters";

  private final ProcessorContext<Object, Object> context;
  private final String topic;

  DeadLetterSink(ProcessorContext<Object, Object> context, String topic) {
    this.context = context;
    this.topic = topic;
  }

  void bury(
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers,
      String reason,
      String detail) {
    Optional<RecordMetadata> at = context.recordMetadata();
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    var letter =
        new DeadLetter(
            topic,
            at.map(RecordMetadata::partition).orElse(-1),
            at.map(RecordMetadata::offset).orElse(-1L),
            key,
            value,
            headers,
            reason,
            detail,
            now);
    var out = letter.toRecord();
    context.forward(
        new Record<Object, Object>(out.key(), out.value(), now.toEpochMilli(), out.headers()),
        STEP);
  }

  static byte[] key(String text) {
    return text.getBytes(UTF_8);
  }
}
