package io.holdfast.kit.messaging;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics of the contract where the platform team has not: for local runs and tests.
public final class TopicSetup {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOOKS = 100;

  private TopicSetup() {}

  /// Creates those that are missing, with the contract's partitions and retention, and the
  /// dead-letter topics of those that services read. A topic that is there stays as it is.
  ///
  /// @param kafka at least `bootstrap.servers`
  /// @param replication replicas of each partition
  public static void create(Map<String, Object> kafka, Topics topics, int replication) {
    short replicas = (short) replication;
    Stream<NewTopic> live =
        topics.all().stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), replicas).configs(t.settings()));
    String kept = Long.toString(Topics.DEAD_LETTER_RETENTION.toMillis());
    Stream<NewTopic> dead =
        topics.read().stream()
            .map((Topic<String, ? extends Event> t) -> t)
            .map(t ->
                new NewTopic(t.deadLetters(), Topics.DEAD_LETTER_PARTITIONS, replicas)
                    .configs(Map.of("retention.ms", kept)));
    createMissing(kafka, Stream.concat(live, dead).toList());
  }

  private static void createMissing(Map<String, Object> kafka, List<NewTopic> wanted) {
    try (Admin admin = Admin.create(kafka)) {
      Collection<String> present = admin.listTopics().names().get();
      var missing = wanted.stream().filter(t -> !present.contains(t.name())).toList();
      for (var one : admin.createTopics(missing).values().values()) {
        awaitCreated(one);
      }
      awaitSeen(admin, wanted.stream().map(NewTopic::name).toList());
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to create the topics, could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while creating the topics", e);
    }
  }

  /// Brokers learn of a topic a little after the controller made it; Kafka Streams would refuse to
  /// start meanwhile.
  private static void awaitSeen(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    for (int i = 0; i < LOOKS && !admin.listTopics().names().get().containsAll(names); i++) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static void awaitCreated(Future<Void> creation)
      throws ExecutionException, InterruptedException {
    try {
      creation.get();
    } catch (ExecutionException e) {
      // Another service that starts at the same time was first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
