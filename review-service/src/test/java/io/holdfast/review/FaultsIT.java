package io.holdfast.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.contracts.Json;
import io.holdfast.contracts.Page;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.reviews.CaseState;
import io.holdfast.contracts.reviews.ReviewCase;
import io.holdfast.contracts.reviews.ReviewCase.Status;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.kit.health.Worker;
import io.holdfast.review.domain.Told;
import io.holdfast.review.messaging.Readers;
import io.holdfast.review.messaging.Running;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaultsIT extends OnTheRoad {
  @Inject Running running;
  @Inject Readers readers;
  @Inject ForgetCalls forgetCalls;
  @Inject LearnOfCalls learnOfCalls;

  /// Cases of every sort: open, with two triggers, closed by a revision, decided.
  private void aDayOfWork() {
    Told abuse = Told.hangUp(tenant, "abuse").reason("abuse");
    probe.send(topics.callEvents(), Told.hangUp(tenant, "open").joined(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "open").ended(2));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "open").wrappedUp(3));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "calm").by(Party.CALLER).ended(1));
    probe.send(topics.abuseDecisions(), abuse.decided(Verdict.ALLOW, Duration.ofSeconds(9)));
    probe.send(topics.abuseDecisions(), abuse.judged(Finding.UNWARNED, 0));
    probe.send(topics.callEvents(), abuse.ended(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "lost").ended(1));
    awaitCase("lost", c -> c.status() == Status.OPEN);
    probe.send(topics.callEvents(), Told.hangUp(tenant, "lost").by(Party.NETWORK).revised(2));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "done").ended(1));
    awaitCase("open", c -> c.status() == Status.OPEN);
    awaitCase("done", c -> c.status() == Status.OPEN);
    awaitCase("lost", c -> c.status() == Status.CLOSED);
    awaitCase("abuse", c -> c.triggers().size() == 3);
    post("lead", "done", "assign", "{\"assignee\":\"anna\"}").statusCode(200);
    post("anna", "done", "start", "").statusCode(200);
    post("anna", "done", "decide", "{\"outcome\":\"upheld\",\"reason\":\"x\"}").statusCode(200);
    awaitCase("done", c -> c.status() == Status.DECIDED);
  }

  /// Reads both topics from offset 0 in a group of its own, until it stands at their ends.
  private void readAllAgain() {
    String group = "replay-" + UUID.randomUUID();
    Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
    var reader = readers.inGroup(group, letter -> {}, new Worker(group, InstantSource.system()));
    reader.start();
    try (var admin = Admin.create(kafka)) {
      await()
          .atMost(SOON)
          .until(() ->
              committed(admin, group)
                  == probe.records(topics.callEvents().name()).size()
                      + probe.records(topics.abuseDecisions().name()).size());
    } finally {
      reader.close();
    }
  }

  private static long committed(Admin admin, String group) throws Exception {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(o -> o == null ? 0 : o.offset())
        .sum();
  }

  private int told() {
    return probe.records(topics.reviewCases().name()).size()
        + probe.records(topics.reviewEvents().name()).size();
  }

  @Test
  void shouldChangeNoRowAndTellNothingWhenBothTopicsAreReadAgainFromTheirBeginning() {
    aDayOfWork();
    String rows = fingerprint();
    int told = told();

    readAllAgain();

    assertThat(fingerprint()).isEqualTo(rows);
    assertThat(count("select count(*) from outbox")).isZero();
    assertThat(told()).isEqualTo(told);
  }

  @Test
  void shouldHoldInTheCompactedTopicWhatRestShows() {
    aDayOfWork();

    var topic = new TreeMap<String, ReviewCase>();
    for (CaseState one : probe.events(topics.reviewCases())) {
      if (one.state().tenant().equals(tenant)) {
        topic.put(one.state().caseId(), one.state());
      }
    }
    Page<ReviewCase> rest = list();

    assertThat(rest.total()).isEqualTo(4);
    assertThat(rest.items()).containsExactlyInAnyOrderElementsOf(topic.values());
  }

  private Page<ReviewCase> list() {
    var body = Json.object(as("anna").get("/v1/cases?size=500").asByteArray());
    List<ReviewCase> items =
        body.withArray("items").valueStream().map(i -> Json.convert(i, ReviewCase.class)).toList();
    return new Page<>(items, 0, 500, body.get("total").asLong());
  }

  @Test
  void shouldCatchUpInOrderWhenTheRelayWasDownWithAFullOutbox() {
    probe.send(topics.callEvents(), Told.hangUp(tenant, "c1").ended(1));
    awaitCase("c1", c -> c.version() == 1);
    running.stopRelay();
    try {
      for (int i = 0; i < 50; i++) {
        post("anna", "c1", "notes", "{\"text\":\"" + i + "\"}").statusCode(200);
      }
      assertThat(count("select count(*) from outbox")).isEqualTo(100);
      assertThat(as("anna").get("/q/health/ready").statusCode()).isEqualTo(503);
    } finally {
      running.startRelay();
    }

    ReviewCase newest = awaitCase("c1", c -> c.version() == 51);

    assertThat(newest).isEqualTo(shown("c1"));
    assertThat(awaitEvents("c1", 51)).extracting(e -> e.state().version()).isSorted();
    await().atMost(SOON).until(() -> count("select count(*) from outbox") == 0);
  }

  @Test
  void shouldKeepADeadLetterAndGoOnWhenARecordCannotBeRead() {
    String in = topics.callEvents().name();
    String key = tenant + "|c1";
    byte[] good = topics.callEvents().toRecord(Told.hangUp(tenant, "c1").ended(1)).value();
    Told nul = Told.hangUp(tenant, "nul").reason("a\0b");
    List<ProducerRecord<String, byte @Nullable []>> bad =
        List.of(
            new ProducerRecord<>(in, key, "{not json".getBytes(UTF_8)),
            new ProducerRecord<>(in, null, good),
            new ProducerRecord<>(in, "other|c1", good),
            new ProducerRecord<>(in, key, null),
            new ProducerRecord<>(topics.abuseDecisions().name(), key, new byte[] {(byte) 0xff}));
    bad.forEach(probe::send);
    probe.send(topics.callEvents(), nul.ended(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "c1").ended(1));

    awaitCase("c1", c -> c.status() == Status.OPEN);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(reasons(topics.callEvents().deadLetters()))
                .contains("bad-json", "no-key", "key-mismatch", "no-value"));
    assertThat(reasons(topics.abuseDecisions().deadLetters())).contains("bad-json");
    assertThat(list().total()).isEqualTo(1);
  }

  private List<String> reasons(String topic) {
    return probe.records(topic).stream()
        .map(r -> new String(r.headers().lastHeader("holdfast_reason").value(), UTF_8))
        .collect(Collectors.toList());
  }

  @Test
  void shouldWriteNothingOfARowIntoTheLogWhenTheDatabaseRefusesIt() {
    var lines = new ConcurrentLinkedQueue<String>();
    var root = Logger.getLogger("");
    var ear = new Ear(lines);
    root.addHandler(ear);
    String secret = "said-by-a-caller";
    CallEvent refused = Told.hangUp(tenant, "nul").reason(secret + "\0").ended(1);
    try {
      assertThatThrownBy(() ->
              QuarkusTransaction.requiringNew()
                  .run(() -> learnOfCalls.fromCallEvents(List.of(refused))))
          .hasRootCauseInstanceOf(SQLException.class)
          .rootCause()
          .message()
          .doesNotContain(secret);

      assertThat(lines).noneMatch(l -> l.contains(secret));
    } finally {
      root.removeHandler(ear);
    }
  }

  /// Keeps what the service's log says; what the embedded database writes into its own is not ours.
  private static final class Ear extends Handler {
    private final Queue<String> lines;

    private Ear(Queue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      if (!line.getLoggerName().startsWith("io.zonky.")) {
        lines.add(new SimpleFormatter().format(line));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void shouldForgetOnlyOldCallsWithoutACase() {
    probe.send(topics.callEvents(), Told.hangUp(tenant, "case").ended(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "old").by(Party.CALLER).ended(1));
    probe.send(topics.callEvents(), Told.hangUp(tenant, "new").by(Party.CALLER).ended(1));
    String ours = "from call_seen where tenant = '" + tenant + "'";
    await().atMost(SOON).until(() -> count("select count(*) " + ours) == 3);
    run(
        "update call_seen set seen_at = now() - interval '31 days' where call_id <> 'new'"
            + " and tenant = '"
            + tenant
            + "'");

    assertThat(forgetCalls.once()).isEqualTo(1);

    assertThat(count("select count(*) " + ours + " and call_id in ('case', 'new')")).isEqualTo(2);
    assertThat(count("select count(*) " + ours)).isEqualTo(2);
  }

  @Test
  void shouldEndInTheSameStateWhenTheVerdictComesBeforeOrAfterTheCall() {
    Told first = Told.hangUp(tenant, "first").reason("abuse");
    Told last = Told.hangUp(tenant, "last").reason("abuse");
    probe.send(topics.abuseDecisions(), first.judged(Finding.UNTRAINED, 0));
    awaitCase("first", c -> c.triggers().size() == 1);
    probe.send(topics.callEvents(), first.ended(1));
    probe.send(topics.callEvents(), last.ended(1));
    awaitCase("last", c -> c.triggers().size() == 1);
    probe.send(topics.abuseDecisions(), last.judged(Finding.UNTRAINED, 0));

    ReviewCase one = awaitCase("first", c -> c.triggers().size() == 2);
    ReviewCase other = awaitCase("last", c -> c.triggers().size() == 2);

    String a =
        new String(Json.bytes(one), UTF_8).replace(one.caseId(), "id").replace("first", "call");
    String b =
        new String(Json.bytes(other), UTF_8).replace(other.caseId(), "id").replace("last", "call");
    assertThat(a).isEqualTo(b);
  }
}
