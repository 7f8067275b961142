package io.holdfast.bench.latency;

import io.holdfast.bench.facts.Filling;
import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.producer.Producer;

/// Sends facts by a schedule that waits for nobody (an open loop).
///
/// @param kafka address of the broker
/// @param topic of the facts
/// @param calls that they tell of
record Sender(String kafka, Topic<String, Fact> topic, OpenCalls calls) {

  /// Sends them all; returns when the broker has them.
  @SuppressWarnings("FutureReturnValueIgnored") // a fact that is lost is missed by the reader
  void send(Schedule schedule) {
    try (Producer<String, byte[]> producer = Filling.producer(kafka)) {
      for (long number = 0; number < schedule.facts(); number++) {
        schedule.await(number);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        producer.send(topic.toRecord(calls.next(now)));
      }
    }
  }
}
