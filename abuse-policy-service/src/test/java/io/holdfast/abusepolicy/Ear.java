package io.holdfast.abusepolicy;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.CallVerdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.testkit.TopicProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/// Listens to the topics for one tenant, and speaks on the one that the service reads.
public final class Ear implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String tenant;
  private final Topics topics = new Topics(Topics.DEFAULT_PREFIX);
  private final TopicProbe probe =
      new TopicProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

  public Ear(String tenant) {
    this.tenant = tenant;
  }

  public void say(CallEvent event) {
    probe.send(topics.callEvents(), event);
  }

  /// Says something without a key on the topic that the service reads.
  public void sayRubbish() {
    probe.send(new ProducerRecord<>(topics.callEvents().name(), null, new byte[] {'{', '}'}));
  }

  /// Waits for a dead letter of that reason.
  public void awaitDeadLetter(String reason) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            probe.records(topics.callEvents().deadLetters()).stream()
                .anyMatch(r ->
                    reason.equals(
                        new String(
                            r.headers().lastHeader("holdfast_reason").value(),
                            StandardCharsets.UTF_8))));
  }

  /// How many call events stand on the topic.
  public int callEvents() {
    return probe.records(topics.callEvents().name()).size();
  }

  /// Everything told for the tenant until now, in order.
  public List<AbuseEvent> told() {
    return ours(probe.events(topics.abuseDecisions()));
  }

  /// Waits for as many verdicts on calls of the tenant.
  public List<CallVerdict> verdicts(int count) {
    return await(all -> verdictsOf(all).size() >= count).stream()
        .map(AbuseEvent::verdict)
        .filter(Objects::nonNull)
        .toList();
  }

  /// Waits until what was told for the tenant meets the condition.
  public List<AbuseEvent> await(Predicate<List<AbuseEvent>> condition) {
    return ours(probe.await(topics.abuseDecisions(), PATIENCE, all -> condition.test(ours(all))));
  }

  private static List<CallVerdict> verdictsOf(List<AbuseEvent> events) {
    return events.stream().map(AbuseEvent::verdict).filter(Objects::nonNull).toList();
  }

  private List<AbuseEvent> ours(List<AbuseEvent> all) {
    return all.stream().filter(e -> e.envelope().tenant().equals(tenant)).toList();
  }

  @Override
  public void close() {
    probe.close();
  }
}
