package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.kit.messaging.TopicSetup;
import io.holdfast.testkit.EmbeddedKafka;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a merged call comes to the other one over a real broker too, in whatever
/// partition that is.
class MergedCallsIT {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  @Test
  void shouldEndACallThatWentOnAsAnother(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        TopicProbe probe = new TopicProbe(kafka.bootstrapServers())) {
      TopicSetup.create(Map.of("bootstrap.servers", kafka.bootstrapServers()), TOPICS, 1);
      LifeOfCalls life =
          LifeProcess.life(kafka.bootstrapServers(), directory.resolve("state"), "0");
      life.start(new StartupEvent());
      for (Fact fact : MergedCallsTopologyTest.both().reversed()) {
        var e = fact.envelope().withBackfill(true);
        probe.send(TOPICS.telephonyEvents(), new Fact(e, fact.happening()));
      }
      int told = MergedCallsTopologyTest.both().size() + 2;
      var events =
          probe.await(TOPICS.callEvents(), Duration.ofMinutes(2), all -> all.size() >= told);
      CallSnapshot call = MergedCallsTopologyTest.callersLife(events);
      assertThat(Objects.requireNonNull(call.ending()).agent()).isEqualTo("1003");
      life.stop(new ShutdownEvent());
    }
  }
}
