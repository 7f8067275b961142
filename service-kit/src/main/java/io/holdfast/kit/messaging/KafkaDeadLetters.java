package io.holdfast.kit.messaging;

import io.holdfast.contracts.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A letter that is too large even with its payload cut (a huge key or header) is kept as its own
/// headers alone.
record KafkaDeadLetters(Producer<byte[], byte[]> producer, MeterRegistry registry)
    implements DeadLetters {
  @Override
  public void keep(DeadLetter letter) {
    var out = letter.toRecord();
    try {
      send(out);
    } catch (RecordTooLargeException e) {
      send(bare(out));
    }
    registry
        .counter("holdfast.dead.letters", "topic", letter.topic(), "reason", letter.reason())
        .increment();
  }

  private void send(ProducerRecord<byte[], byte[]> letter) {
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw tooLarge;
      }
      throw new IllegalStateException("Expected to keep a dead letter, could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while keeping a dead letter", e);
    }
  }

  private static ProducerRecord<byte[], byte[]> bare(ProducerRecord<byte[], byte[]> letter) {
    var own = new RecordHeaders();
    DeadLetter.headerNames().forEach(name -> own.add(letter.headers().lastHeader(name)));
    return new ProducerRecord<>(letter.topic(), null, null, null, null, own);
  }
}
