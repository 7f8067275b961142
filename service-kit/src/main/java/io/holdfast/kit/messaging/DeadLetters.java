package io.holdfast.kit.messaging;

import io.holdfast.contracts.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;

/// Where a reader puts what it cannot read.
public interface DeadLetters {
  /// Keeps the record; returns after the broker has it.
  ///
  /// @throws IllegalStateException where it could not be kept
  void keep(DeadLetter letter);

  /// Dead letters on Kafka, in the topic `dlq.` and the original's name.
  ///
  /// @param registry counts those that were kept
  static DeadLetters onKafka(Producer<byte[], byte[]> producer, MeterRegistry registry) {
    return new KafkaDeadLetters(producer, registry);
  }
}
