package io.holdfast.local.redriving;

import io.holdfast.local.ExitCode;
import io.holdfast.local.TroubleException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A topic of dead letters, read once from its beginning to where it ended at the start: what a
/// second attempt buries again is not met in the same run.
final class DeadLetterTopic implements AutoCloseable {
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  DeadLetterTopic(String servers, String topic) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(10));
    List<TopicPartition> all =
        partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    this.ends = consumer.endOffsets(all);
  }

  /// Whether there is such a topic.
  boolean exists() {
    return !ends.isEmpty();
  }

  /// Refuses a reason that no release gives and no letter here has: it is misspelt.
  ///
  /// @param asked null for all reasons
  /// @throws TroubleException with the reasons that there are
  void requireReason(@Nullable String asked) {
    if (asked == null || KnownReasons.isOne(asked)) {
      return;
    }
    Set<String> found = new TreeSet<>();
    read(letters -> letters.forEach(letter -> found.add(letter.reason())));
    if (!found.contains(asked)) {
      throw new TroubleException(ExitCode.USAGE, KnownReasons.unknown(asked, topic, found));
    }
    consumer.seekToBeginning(ends.keySet());
  }

  /// Hands on its letters, a poll at a time; those of a partition are in their order.
  void read(Consumer<List<Letter>> batch) {
    while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < end(at))) {
      var found = consumer.poll(Duration.ofMillis(200));
      List<Letter> letters =
          StreamSupport.stream(found.spliterator(), false)
              .map(Letter::of)
              .filter(letter -> letter.offset() < end(letter.at()))
              .toList();
      if (!letters.isEmpty()) {
        batch.accept(letters);
      }
    }
  }

  private long end(TopicPartition at) {
    return ends.getOrDefault(at, 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
