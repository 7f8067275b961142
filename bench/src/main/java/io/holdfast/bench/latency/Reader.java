package io.holdfast.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bench.facts.OpenCalls;
import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.CommittedRecords;
import io.holdfast.bench.machine.Topics;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads call events as another service would, committed ones only, and notes for each fact how
/// long it took from when it was meant to leave.
final class Reader {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration HIGHEST = Duration.ofMinutes(5);
  private static final int DIGITS = 3;

  private final Schedule schedule;
  private final Histogram micros = new Histogram(HIGHEST.toNanos() / 1_000, DIGITS);
  private final BitSet seen = new BitSet();
  private long back;

  Reader(Schedule schedule) {
    this.schedule = schedule;
  }

  /// Reads until every fact has come back.
  ///
  /// @param contestant whose events they are
  /// @return microseconds of the facts that count
  Histogram read(String kafka, String topic, Child contestant) {
    try (KafkaConsumer<byte[], byte[]> consumer = CommittedRecords.consumer(kafka)) {
      List<TopicPartition> all =
          IntStream.range(0, Topics.PARTITIONS)
              .mapToObj(p -> new TopicPartition(topic, p))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long deadline = schedule.intendedNanos(schedule.facts()) + PATIENCE.toNanos();
      while (back < schedule.facts()) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        records.forEach(in -> note(in, now));
        contestant.requireAlive();
        if (now > deadline) {
          throw new IllegalStateException(
              "Expected %d facts as events, found %d within %s after the last"
                  .formatted(schedule.facts(), back, PATIENCE));
        }
      }
    }
    return micros;
  }

  /// Microseconds of the facts that came back so far and count.
  Histogram found() {
    return micros;
  }

  /// A revised ending has an id of its own, without a number; it is no fact's event.
  void note(ConsumerRecord<byte[], byte[]> in, long now) {
    String id = new String(in.headers().lastHeader("ce_id").value(), UTF_8);
    if (!OpenCalls.isNumbered(id)) {
      return;
    }
    long number = OpenCalls.numberOf(id);
    if (seen.get((int) number)) {
      return;
    }
    seen.set((int) number);
    back++;
    if (schedule.counts(number)) {
      micros.recordValue(Math.max(0, now - schedule.intendedNanos(number)) / 1_000);
    }
  }
}
