package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.DeadLetter;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Forwards what the topology cannot take to the sink of dead letters.
final class DeadLetterSink {
  static final String STEP = "dead-letters";

  private static final Logger LOG = Logger.getLogger(DeadLetterSink.class);

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

  /// The detail of a record that broke a step: where, and never what the exception's message says,
  /// which may hold a number. The log gets it too.
  String broken(Throwable broken) {
    StackTraceElement[] stack = broken.getStackTrace();
    String detail =
        "Expected a record that passes each step, found %s at %s"
            .formatted(broken.getClass().getSimpleName(), stack.length == 0 ? "?" : stack[0]);
    String place =
        context
            .recordMetadata()
            .map(at -> at.topic() + "-" + at.partition() + " at " + at.offset())
            .orElse("?");
    LOG.errorf("%s (%s)", detail, place);
    return detail;
  }

  static byte[] key(String text) {
    return text.getBytes(UTF_8);
  }
}
