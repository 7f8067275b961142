package io.holdfast.kit.messaging;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics of the contract where the platform team has not: for local runs and tests.
public final class TopicSetup {
  private TopicSetup() {}

  /// Creates those that are missing, with the contract's partitions and retention, and the
  /// dead-letter topics of those that services read.
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
                new NewTopic(t.deadLetters(), t.partitions(), replicas)
                    .configs(Map.of("retention.ms", kept)));
    createMissing(kafka, Stream.concat(live, dead).toList());
  }

  private static void createMissing(Map<String, Object> kafka, List<NewTopic> wanted) {
    try (Admin admin = Admin.create(kafka)) {
      Collection<String> present = admin.listTopics().names().get();
      var missing = wanted.stream().filter(t -> !present.contains(t.name())).toList();
      for (var one : admin.createTopics(missing).values().values()) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Expected to create the topics, could not", e);
      }
      createMissing(kafka, wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while creating the topics", e);
    }
  }
}
