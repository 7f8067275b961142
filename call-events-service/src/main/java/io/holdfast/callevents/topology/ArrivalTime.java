package io.holdfast.callevents.topology;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// When a record arrived: its own timestamp, as the contract asks, so that a replay sees the same.
///
/// A stamp that cannot be an arrival is not believed, and our clock stands for it: one that lies
/// ahead of us, and one older than the topic's records ever get. Nothing that a platform writes can
/// therefore drag the time of the stream, nor be refused by the broker when it is written on.
final class ArrivalTime implements TimestampExtractor {
  /// How far the clock of a broker may be ahead of ours. Ours; brokers refuse an hour by default.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final Duration oldest;
  private final InstantSource clock;

  /// @param oldest longer than the retention of the intake topic
  ArrivalTime(Duration oldest, InstantSource clock) {
    this.oldest = oldest;
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> in, long newestOfThePartition) {
    long now = clock.millis();
    long stamp = in.timestamp();
    return now - oldest.toMillis() <= stamp && stamp <= now + AHEAD.toMillis() ? stamp : now;
  }
}
