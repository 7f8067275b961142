package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.callevents.domain.Story;
import io.holdfast.callevents.topology.Settings;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the intake may say 202 for.
class KafkaFactLogIT {
  @Test
  void shouldReturnOnlyWhenTheBrokerHasEverythingAndFailWhenItIsAway(@TempDir Path directory) {
    CallEventsConfig config =
        Settings.of(
            Map.of(
                "holdfast.call-events.state-dir",
                directory.toString(),
                "holdfast.call-events.produce-timeout",
                "2s"));
    var topics = config.topics().topics();
    List<Fact> facts = Story.call().queued(1).facts();
    var letter =
        DeadLetter.ofRequest(
            topics.telephonyEvents().name(),
            Map.of(),
            null,
            new UnreadableEventException("r", "d"),
            Story.NOON);
    EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    Map<String, Object> servers = Map.of("bootstrap.servers", kafka.bootstrapServers());
    TopicSetup.create(servers, topics, 1);
    KafkaFactLog log = new KafkaFactLog(servers, config, () -> Story.NOON);
    try (var probe = new TopicProbe(kafka.bootstrapServers())) {
      log.append(facts, List.of(letter));
      assertThat(probe.events(topics.telephonyEvents())).containsExactlyInAnyOrderElementsOf(facts);
      assertThat(probe.records(topics.telephonyEvents().deadLetters())).hasSize(1);

      kafka.close();

      assertThatThrownBy(() -> log.append(facts, List.of()))
          .isInstanceOf(UnavailableException.class);
    } finally {
      log.close();
    }
  }
}
