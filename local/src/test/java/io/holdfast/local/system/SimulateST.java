package io.holdfast.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topic;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.local.SimulationFeed;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.running.Service;
import io.holdfast.simulator.Account;
import io.holdfast.simulator.Plan;
import io.holdfast.simulator.Simulation;
import io.holdfast.simulator.Truth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// A simulated day on the real road, from the intake to the published life of each call, against
/// what really happened.
class SimulateST {
  private static final String TENANT = "simulated";
  private static final int CALLS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Topic<String, CallEvent> TOPIC = SystemUnderTest.TOPICS.callEvents();
  private static final Plan.Disturbance ROUGH =
      new Plan.Disturbance(0, 0.05, Duration.ofSeconds(30), Duration.ZERO);

  @Test
  void shouldPublishOfEveryCallWhatReallyHappened() throws Exception {
    SystemUnderTest system = SystemUnderTest.running();
    Instant opens = Instant.now().minus(Duration.ofHours(16)).truncatedTo(ChronoUnit.SECONDS);
    Day day = new Day(feed(system));
    new Simulation(new Plan(CALLS, 2026, opens, TENANT, List.of(), ROUGH)).run(day);
    assertThat(day.feed.finish().counts().rejected()).isZero();

    var records =
        Waiting.until(
            PATIENCE, () -> published(system), found -> facts(found).size() >= day.facts.size());
    assertThat(facts(records)).isEqualTo(day.facts);
    assertThat(day.differingFrom(accounts(records))).isEmpty();
  }

  private static SimulationFeed feed(SystemUnderTest system) {
    Intake intake = Intake.ofFacts(system.addresses().of(Service.CALL_EVENTS), TENANT, PATIENCE);
    return new SimulationFeed(intake, 0, _ -> {});
  }

  private static List<ConsumerRecord<String, byte[]>> published(SystemUnderTest system) {
    return system.probe().records(TOPIC.name()).stream()
        .filter(r -> r.key().startsWith(TENANT + "|"))
        .toList();
  }

  /// Names of the platform's facts among them, by their headers: quick to look at again and again.
  private static Set<String> facts(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .filter(r -> header(r, "ce_source").startsWith("/simulator/"))
        .map(r -> header(r, "ce_id"))
        .collect(Collectors.toSet());
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static Map<String, Account> accounts(List<ConsumerRecord<String, byte[]>> records) {
    Map<String, CallSnapshot> newest = new HashMap<>();
    for (var record : records) {
      CallEvent event = TOPIC.values().read(record.headers(), record.value());
      newest.merge(
          Objects.requireNonNull(event.envelope().callId()),
          Objects.requireNonNull(event.call()),
          (old, now) -> now.seq() > old.seq() ? now : old);
    }
    Map<String, Account> accounts = new HashMap<>();
    newest.forEach((id, life) -> accounts.put(id, Account.of(life)));
    return accounts;
  }

  /// Passes everything on and keeps what was sent.
  private static final class Day implements Simulation.Audience {
    private final SimulationFeed feed;
    private final List<Truth> truths = new ArrayList<>();
    private final Set<String> facts = new HashSet<>();

    Day(SimulationFeed feed) {
      this.feed = feed;
    }

    @Override
    public void truth(Truth truth) throws IOException, InterruptedException {
      truths.add(truth);
      feed.truth(truth);
    }

    @Override
    public void fact(Fact fact) throws IOException, InterruptedException {
      facts.add(fact.envelope().id());
      feed.fact(fact);
    }

    /// Calls whose published life is not what really happened, with both.
    List<String> differingFrom(Map<String, Account> published) {
      return truths.stream()
          .filter(t -> !Account.of(t).equals(published.get(t.callId())))
          .map(t -> "%s%n  published %s".formatted(t, published.get(t.callId())))
          .toList();
    }
  }
}
