package io.holdfast.kit.messaging;

import io.holdfast.contracts.DeadLetter;
import org.apache.kafka.clients.producer.Producer;

/// Where a reader puts what it cannot read.
public interface DeadLetters {
  /// Keeps the record; returns after the broker has it.
  void keep(DeadLetter letter);

  /// Dead letters on Kafka, in the topic `dlq.` and the original's name.
  static DeadLetters onKafka(Producer<byte[], byte[]> producer) {
    return letter -> {
      try {
        producer.send(letter.toRecord()).get();
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException("Expected to keep a dead letter, could not", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Stopped while keeping a dead letter", e);
      }
    };
  }
}
