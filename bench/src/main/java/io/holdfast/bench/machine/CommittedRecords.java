package io.holdfast.bench.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What a read_committed consumer finds on a topic.
public final class CommittedRecords {
  private CommittedRecords() {}

  /// Number of records that stand on the topic now.
  public static long count(String kafka, String topic) {
    long[] count = {0};
    each(kafka, topic, Topics.PARTITIONS, _ -> count[0]++);
    return count[0];
  }

  /// Shows every record that stands on the topic now, partition by partition in order.
  public static void each(
      String kafka, String topic, int partitions, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (var consumer = consumer(kafka)) {
      List<TopicPartition> all =
          IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(reader);
      }
    }
  }

  /// A consumer of committed records, without a group.
  public static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
