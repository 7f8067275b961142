package io.holdfast.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import io.holdfast.testkit.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static EmbeddedKafka kafka;
  private static Map<String, Object> settings;
  private static Admin admin;

  @BeforeAll
  static void start(@TempDir Path directory) {
    kafka = EmbeddedKafka.start(directory, 0);
    settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    admin = Admin.create(settings);
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  /// Partitions, retention and clean-up of each topic under a prefix, dead letters among them.
  private static Map<String, String> found(String prefix) throws Exception {
    Map<String, String> found = new HashMap<>();
    List<String> names =
        admin.listTopics().names().get().stream()
            .filter(n -> n.startsWith(prefix) || n.startsWith("dlq." + prefix))
            .toList();
    for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      String days = Long.toString(Long.parseLong(config.get("retention.ms").value()) / 86_400_000L);
      String kept = config.get("cleanup.policy").value().equals("compact") ? "compact" : days + "d";
      found.put(topic.name().replace(prefix, ""), topic.partitions().size() + " " + kept);
    }
    return found;
  }

  @Test
  void shouldMakeTheTopicsOfTheContractOnce() throws Exception {
    TopicSetup.create(settings, new Topics("once."), 1);
    TopicSetup.create(settings, new Topics("once."), 1);
    assertThat(found("once."))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("telephony-events.v1", "12 7d"),
                Map.entry("call-events.v1", "12 28d"),
                Map.entry("callback-events.v1", "6 28d"),
                Map.entry("dial-requests.v1", "6 1d"),
                Map.entry("notifications.v1", "6 1d"),
                Map.entry("abuse-decisions.v1", "6 400d"),
                Map.entry("review-cases.v1", "6 compact"),
                Map.entry("review-events.v1", "6 400d"),
                Map.entry("dlq.telephony-events.v1", "6 14d"),
                Map.entry("dlq.call-events.v1", "6 14d"),
                Map.entry("dlq.abuse-decisions.v1", "6 14d")));
  }

  @Test
  void shouldNotFailWhenServicesStartAtOnce() throws Exception {
    Callable<Boolean> service =
        () -> {
          TopicSetup.create(settings, new Topics("race."), 1);
          return true;
        };
    try (var services = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> one : services.invokeAll(List.of(service, service, service, service))) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(found("race.")).hasSize(11);
  }

  @Test
  void shouldLeaveATopicAloneThatIsThereWithOtherSettings() throws Exception {
    var own =
        new NewTopic("own.call-events.v1", 3, (short) 1)
            .configs(Map.of("retention.ms", Long.toString(2 * 86_400_000L)));
    admin.createTopics(List.of(own)).all().get();
    TopicSetup.create(settings, new Topics("own."), 1);
    assertThat(found("own.")).containsEntry("call-events.v1", "3 2d").hasSize(11);
  }
}
