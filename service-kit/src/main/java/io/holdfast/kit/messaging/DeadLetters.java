package io.holdfast.kit.messaging;

import io.holdfast.contracts.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Where a reader puts what it cannot read.
public interface DeadLetters {
  /// Keeps the record; returns after the broker has it.
  ///
  /// @throws IllegalStateException where it could not be kept
  void keep(DeadLetter letter);

  /// Dead letters on Kafka, in the topic `dlq.` and the original's name. A letter that is too large
  /// even with its payload cut (a huge key or header) is kept as its own headers alone.
  ///
  /// @param registry counts those that were kept
  static DeadLetters onKafka(Producer<byte[], byte[]> producer, MeterRegistry registry) {
    return letter -> {
      var out = letter.toRecord();
      try {
        send(producer, out);
      } catch (RecordTooLargeException e) {
        send(producer, bare(out));
      }
      registry
          .counter("holdfast.dead.letters", "topic", letter.topic(), "reason", letter.reason())
          .increment();
    };
  }

  private static void send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> letter) {
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
    for (String name : DeadLetter.headerNames()) {
      own.add(letter.headers().lastHeader(name));
    }
    return new ProducerRecord<>(letter.topic(), null, null, null, null, own);
  }
}
