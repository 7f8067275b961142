package io.holdfast.callevents.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// How far the stream has read the intake topic, by what the broker knows: what it has, and what is
/// committed. So it tells also when no thread of the stream lives, or none gets on.
final class IntakeProgress implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IntakeProgress.class);
  private static final long ANSWER_SECONDS = 10;

  private final Admin admin;
  private final String topic;
  private final String group;
  private final InstantSource clock;
  private final Map<Integer, Reach> reaches = new ConcurrentHashMap<>();
  private volatile int partitions;

  /// @param kafka settings of the client
  /// @param group whose commits count
  IntakeProgress(Map<String, Object> kafka, String topic, String group, InstantSource clock) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("default.api.timeout.ms", (int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
    settings.put("request.timeout.ms", (int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS) / 2);
    this.admin = Admin.create(settings);
    this.topic = topic;
    this.group = group;
    this.clock = clock;
  }

  /// How many partitions the topic has; asked once.
  int partitions() {
    if (partitions == 0) {
      try {
        var described = admin.describeTopics(List.of(topic)).allTopicNames();
        var found = described.get(ANSWER_SECONDS, TimeUnit.SECONDS).get(topic);
        partitions = Objects.requireNonNull(found).partitions().size();
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("Expected partitions of " + topic + ", found none", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Expected an answer, was interrupted", e);
      }
    }
    return partitions;
  }

  /// Asks the broker; for a clock that does so again and again.
  ///
  /// @return the partitions on which records wait, and none was read since the look before; empty
  ///   where the broker does not answer
  Optional<Set<Integer>> look() {
    try {
      Set<Integer> standing = new TreeSet<>();
      Instant at = clock.instant();
      List<TopicPartition> all =
          IntStream.range(0, partitions()).mapToObj(p -> new TopicPartition(topic, p)).toList();
      Map<TopicPartition, Long> firsts = offsets(all, OffsetSpec.earliest());
      Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
      var done =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      for (TopicPartition p : all) {
        var committed = done.get(p);
        long read = committed == null ? firsts.getOrDefault(p, 0L) : committed.offset();
        Reach reach = reaches.computeIfAbsent(p.partition(), _ -> new Reach(at));
        if (reach.saw(read, ends.getOrDefault(p, read), at)) {
          standing.add(p.partition());
        }
      }
      return Optional.of(standing);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warnf("How far the stream has read cannot be asked: %s", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> all, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listOffsets(
            all.stream().collect(Collectors.toMap(p -> p, _ -> which)),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /// Wall-clock milliseconds at which all stood on the partition that has been read by now; long
  /// ago where that is not known.
  long readUntil(int partition) {
    Reach reach = reaches.get(partition);
    return reach == null ? Long.MIN_VALUE / 2 : reach.readUntil;
  }

  /// Records that wait, on all partitions.
  long waiting() {
    return reaches.values().stream().mapToLong(reach -> reach.waiting).sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
