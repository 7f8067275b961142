package io.holdfast.callback;

import io.holdfast.callback.domain.Calls;
import io.holdfast.callback.domain.Sighting;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Topics;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.DialOutcome;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.testkit.KafkaResource;
import io.holdfast.testkit.PostgresResource;
import io.holdfast.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of the running service share: a real broker and database, a tenant of its own for
/// each test, and words for what goes in and comes out.
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
abstract class ServiceIT {
  static final Duration SOON = Duration.ofSeconds(20);

  @Inject DataSource dataSource;

  final Topics topics = new Topics(Topics.DEFAULT_PREFIX);
  String tenant = "demo";
  TopicProbe probe;

  @BeforeEach
  void openProbe() {
    probe = new TopicProbe(setting("kafka.bootstrap.servers"));
    tenant = "t-" + UUID.randomUUID();
  }

  static String setting(String key) {
    return ConfigProvider.getConfig().getValue(key, String.class);
  }

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  /// Now, at a moment in the past, as the database keeps it.
  static Instant ago(Duration span) {
    return Instant.now().minus(span).truncatedTo(ChronoUnit.MICROS);
  }

  /// A call of this test's tenant that was dropped long enough ago to be due at once.
  Calls dropped() {
    return Calls.dropped(ago(Duration.ofMinutes(11))).tenant(tenant);
  }

  CallEvent happens(Calls call) {
    return happens(call, new Happening.CallEnded(null, null, null, null, null));
  }

  CallEvent happens(Calls call, Happening happening) {
    CallEvent event = event(call, happening);
    probe.send(topics.callEvents(), event);
    return event;
  }

  static CallEvent event(Calls call, Happening happening) {
    Sighting s = call.sighting();
    String type = FactType.of(happening).orElseThrow().typeName();
    var envelope =
        new Envelope(
            UUID.randomUUID().toString(),
            "/asterisk/pbx-1",
            type,
            s.occurredAt(),
            s.callId(),
            s.tenant(),
            null,
            s.backfill() ? true : null);
    return new CallEvent(new Fact(envelope, happening), s.call());
  }

  /// The platform reports a dial over Kafka.
  void reports(String dialId, DialOutcome outcome) {
    var envelope =
        Envelope.issued(
            UUID.randomUUID().toString(),
            "/asterisk/pbx-1",
            "dial.reported",
            ago(Duration.ZERO),
            "new-call-" + dialId,
            tenant);
    probe.send(
        topics.callEvents(),
        new CallEvent(new Fact(envelope, new Happening.DialReported(dialId, outcome)), null));
  }

  List<CallbackEvent> events() {
    return probe.events(topics.callbackEvents()).stream()
        .filter(e -> e.envelope().tenant().equals(tenant))
        .toList();
  }

  List<DialRequest> dials() {
    return probe.events(topics.dialRequests()).stream()
        .filter(d -> d.envelope().tenant().equals(tenant))
        .toList();
  }

  /// Waits until the promise was told to be there.
  CallbackEvent until(String promiseId, Status status) {
    return probe
        .await(
            topics.callbackEvents(),
            SOON,
            all ->
                all.stream()
                    .anyMatch(e ->
                        e.callback().callbackId().equals(promiseId)
                            && e.callback().status() == status))
        .stream()
        .filter(e -> e.callback().callbackId().equals(promiseId) && e.callback().status() == status)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  DialRequest untilDialled(String dialId) {
    return probe
        .await(
            topics.dialRequests(),
            SOON,
            all -> all.stream().anyMatch(d -> d.dialId().equals(dialId)))
        .stream()
        .filter(d -> d.dialId().equals(dialId))
        .findFirst()
        .orElseThrow();
  }

  /// All rows of this tenant, as text, for comparison.
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("promise", "dial", "seen_call")) {
      rows.addAll(
          query(
              "select '%s ' || t::text from %s t where tenant = '%s' order by id"
                  .formatted(table, table, tenant)));
    }
    return rows;
  }

  List<String> query(String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
