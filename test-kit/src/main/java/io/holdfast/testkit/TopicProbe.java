package io.holdfast.testkit;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Looks into topics from outside, as any reader would: committed records only, from the beginning.
public final class TopicProbe implements AutoCloseable {
  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;

  /// @param bootstrapServers of the broker to look into
  public TopicProbe(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Writes an event and waits for the broker.
  public <V extends Event> void send(Topic<String, V> topic, V event) {
    send(topic.toRecord(event));
  }

  /// Writes any record and waits for the broker.
  public void send(ProducerRecord<String, byte[]> out) {
    try {
      producer.send(out).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to write to " + out.topic() + ", could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while writing", e);
    }
  }

  /// All committed records that stand on a topic now, partition by partition.
  public List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (var consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found;
    }
  }

  /// All committed events that stand on a topic now.
  public <V extends Event> List<V> events(Topic<String, V> topic) {
    return records(topic.name()).stream()
        .map(r -> topic.values().read(r.headers(), r.value()))
        .toList();
  }

  /// Waits until the events of a topic meet a condition.
  ///
  /// @return the events
  /// @throws AssertionError after the time, with the events that were there
  public <V extends Event> List<V> await(
      Topic<String, V> topic, Duration atMost, Predicate<List<V>> condition) {
    Instant deadline = Instant.now().plus(atMost);
    while (true) {
      List<V> found = events(topic);
      if (condition.test(found)) {
        return found;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "Expected the condition on " + topic.name() + " within " + atMost + ", found " + found);
      }
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close();
  }
}
