package io.holdfast.abusepolicy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.abusepolicy.CallEventsOf;
import io.holdfast.abusepolicy.Desktop;
import io.holdfast.abusepolicy.Ear;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.kit.health.Worker;
import io.holdfast.kit.messaging.Subscription;
import io.holdfast.kit.messaging.TopicReader;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The whole topic read again from offset 0, by a group of its own, through the same code.
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class)
class ReplayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> TABLES =
      List.of("abuse_report", "warning", "decision", "call_end", "verdict", "training", "policy");

  @Inject Messaging messaging;
  @Inject Topics topics;
  @Inject DataSource dataSource;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void shouldChangeNoRowAndTellNothingWhenTheTopicIsReadFromTheStart() throws Exception {
    try (var ear = new Ear("replay")) {
      aCallWithEverything(ear);
      List<String> before = rows();
      int told = ear.told().size();

      replay(ear.callEvents());

      assertThat(rows()).isEqualTo(before);
      assertThat(ear.told()).hasSize(told);
    }
  }

  private static void aCallWithEverything(Ear ear) {
    var desktop = new Desktop("replay");
    desktop.trainedSince(Duration.ofDays(1));
    var call = new CallEventsOf("replay", "c1");
    Instant end = Instant.now();
    ear.say(call.reported(3, end.minusSeconds(60), call.running(3)));
    ear.say(call.warned(4, end.minusSeconds(50)));
    ear.say(call.ended(9, end, Party.AGENT, null));
    ear.verdicts(1);
    ear.say(call.revised(10, end, Party.CALLER, 1));
    ear.verdicts(2);
    desktop.report("c1", "sexist-comment", Duration.ofSeconds(40)).statusCode(201);
    desktop.warn("c1", Duration.ofSeconds(30)).statusCode(201);
    ear.say(call.revised(11, end, Party.AGENT, 2));
    ear.verdicts(3);
    var other = new CallEventsOf("replay", "c2");
    ear.say(other.ended(5, end, Party.CALLER, null));
    desktop.ask("c2", "threat").statusCode(200);
    ear.await(all -> all.stream().anyMatch(e -> e.decision() != null));
  }

  private void replay(int events) {
    var read = new AtomicInteger();
    var subscription =
        new Subscription<>(
            topics.callEvents(),
            batch -> {
              messaging.take(batch);
              read.addAndGet(batch.size());
            });
    try (var again =
        new TopicReader(
            "replay-" + UUID.randomUUID(),
            kafka,
            List.of(subscription),
            letter -> read.incrementAndGet(),
            work -> QuarkusTransaction.requiringNew().run(work),
            new Worker("replay", InstantSource.system()))) {
      again.start();
      Awaitility.await().atMost(PATIENCE).until(() -> read.get() >= events);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> rowsOf("outbox").equals("outbox none"));
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>();
    TABLES.forEach(table -> all.add(rowsOf(table)));
    return all;
  }

  private String rowsOf(String table) {
    String sql =
        "select coalesce(count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)), 'none')"
            + " from %s t".formatted(table);
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return table + " " + result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
