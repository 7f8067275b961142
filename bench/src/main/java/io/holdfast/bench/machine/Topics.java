package io.holdfast.bench.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The broker's topics and groups, as an administrator sees them.
public final class Topics implements AutoCloseable {
  /// Partitions of every topic that is measured: those of the contract.
  public static final int PARTITIONS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Admin admin;

  /// @param kafka address of the broker
  public Topics(String kafka) {
    this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
  }

  void awaitBroker(Child process) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      process.requireAlive();
      try {
        await(admin.describeCluster().nodes());
        return;
      } catch (IllegalStateException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
    }
  }

  /// Makes an empty topic with the contract's partitions, also where an older one stands.
  public void create(String topic, Map<String, String> settings) {
    delete(topic::equals);
    await(
        admin
            .createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1).configs(settings)))
            .all());
    awaitNamed(topic::equals, 1); // the broker learns of it a little after the controller
  }

  /// Deletes topics, and waits until they are gone.
  public void delete(Predicate<String> which) {
    Set<String> found = named(which);
    await(admin.deleteTopics(found).all());
    awaitNamed(found::contains, 0);
  }

  private void awaitNamed(Predicate<String> which, int count) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (named(which).size() != count) {
      pause(deadline);
    }
  }

  /// Names of topics.
  public Set<String> named(Predicate<String> which) {
    return await(admin.listTopics().names()).stream().filter(which).collect(Collectors.toSet());
  }

  /// Forgets a consumer group and how far it read.
  public void forget(String group) {
    if (await(admin.listGroups().all()).stream().noneMatch(g -> g.groupId().equals(group))) {
      return;
    }
    var found = await(admin.describeConsumerGroups(List.of(group)).all()).get(group);
    if (found != null && !found.members().isEmpty()) {
      var all = new RemoveMembersFromConsumerGroupOptions();
      await(admin.removeMembersFromConsumerGroup(group, all).all());
    }
    await(admin.deleteConsumerGroups(List.of(group)).all());
  }

  /// Offsets below which a read_committed consumer can read, all partitions together. Markers of
  /// transactions count as offsets too: a few in a thousand.
  public long readable(String topic) {
    return ends(topic, IsolationLevel.READ_COMMITTED);
  }

  /// Offsets that were written, committed or not.
  public long written(String topic) {
    return ends(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  /// How many records of a topic a group has not yet read, by what it committed.
  public long behind(String group, String topic) {
    long read =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
            .entrySet()
            .stream()
            .filter(e -> e.getKey().topic().equals(topic) && e.getValue() != null)
            .mapToLong(e -> e.getValue().offset())
            .sum();
    return written(topic) - read;
  }

  private long ends(String topic, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, PARTITIONS)
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    return await(admin.listOffsets(latest, new ListOffsetsOptions(level)).all()).values().stream()
        .mapToLong(r -> r.offset())
        .sum();
  }

  private static void pause(Instant deadline) {
    if (Instant.now().isAfter(deadline)) {
      throw new IllegalStateException("Expected the broker to be done within " + PATIENCE);
    }
    AtExit.sleep(BETWEEN_LOOKS);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker refused: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      throw AtExit.stopped(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
