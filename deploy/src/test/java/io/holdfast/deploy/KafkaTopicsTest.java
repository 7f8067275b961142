package io.holdfast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Topic;
import io.holdfast.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The topics of the cluster are those of the contract, no more and no fewer.
class KafkaTopicsTest {
  static final List<String> DIRECTORIES = List.of(Manifests.BASE, Manifests.EXAMPLE);

  private static final int DEAD_LETTER_PARTITIONS = 6;

  /// A topic as the broker is to have it.
  ///
  /// @param settings without those of replication
  record Wanted(String name, int partitions, Map<String, String> settings) {}

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldBeExactlyTheTopicsOfTheContract(String directory) {
    var topics = new Topics(Topics.DEFAULT_PREFIX);
    var wanted =
        Stream.concat(
            topics.all().stream().map(t -> new Wanted(t.name(), t.partitions(), t.settings())),
            topics.read().stream().map(KafkaTopicsTest::deadLetters));
    assertThat(kafkaTopics(directory).map(KafkaTopicsTest::declared))
        .containsExactlyInAnyOrderElementsOf(wanted.toList());
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldSurviveTheLossOfABroker(String directory) {
    assertThat(kafkaTopics(directory))
        .allSatisfy(t -> {
          assertThat(t.at("/spec/replicas").asInt()).isEqualTo(3);
          assertThat(t.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void shouldBelongToOneKafkaCluster(String directory) {
    var manifests = Manifests.of(directory);
    var clusters =
        kafkaTopics(directory)
            .map(t -> t.at("/metadata/labels").path("strimzi.io/cluster").asText())
            .distinct()
            .toList();
    var brokers =
        manifests
            .ofKind("ConfigMap")
            .map(c -> c.at("/data/KAFKA_BOOTSTRAP_SERVERS"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
    assertThat(clusters).hasSize(1);
    assertThat(brokers).containsExactly(clusters.getFirst() + "-kafka-bootstrap:9092");
  }

  private static Stream<JsonNode> kafkaTopics(String directory) {
    return Manifests.of(directory).ofKind("KafkaTopic");
  }

  private static Wanted deadLetters(Topic<?, ?> topic) {
    return new Wanted(
        topic.deadLetters(),
        DEAD_LETTER_PARTITIONS,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(Topics.DEAD_LETTER_RETENTION.toMillis())));
  }

  private static Wanted declared(JsonNode topic) {
    var name = topic.at("/spec/topicName").asText();
    assertThat(Manifests.name(topic)).isEqualTo(name);
    var settings = new HashMap<String, String>();
    topic
        .at("/spec/config")
        .properties()
        .forEach(s -> settings.put(s.getKey(), s.getValue().asText()));
    settings.remove("min.insync.replicas");
    return new Wanted(name, topic.at("/spec/partitions").asInt(), Map.copyOf(settings));
  }
}
