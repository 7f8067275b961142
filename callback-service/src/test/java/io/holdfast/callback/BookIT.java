package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.callback.domain.Calls;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.callbacks.CallbackEvent;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Happening;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What call events do to promises.
@QuarkusTest
class BookIT extends ServiceIT {
  /// The service settles promises meanwhile: `promised` and `scheduled` are one to these tests.
  private static final String OPEN_OR_STATUS =
      "case when status in ('promised', 'scheduled') then 'open' else status end";

  @Inject BookCallback book;

  private final Instant minuteAgo = ago(Duration.ofMinutes(1));

  @Test
  void shouldCancelWhenTheEndingIsRevised() {
    Calls call = fresh();
    happens(call);
    until(call.promiseId(), Status.PROMISED);

    happens(fresh().seq(6).lost(30), new Happening.EndingRevised(1));

    CallbackEvent cancelled = until(call.promiseId(), Status.CANCELLED);
    assertThat(cancelled.callback().reasons()).containsExactly("ending-revised");
    assertThat(query("select count(*) from dial where tenant = '" + tenant + "'"))
        .containsExactly("0");
  }

  @Test
  void shouldTellAChangeWhenTheKindIsRevised() {
    Calls call = fresh();
    happens(call);
    until(call.promiseId(), Status.PROMISED);

    happens(fresh().seq(6).in(Phase.HOLD, Phase.TALK), new Happening.EndingRevised(1));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(events())
                .filteredOn(e -> e.envelope().type().equals("callback.changed"))
                .singleElement()
                .satisfies(e ->
                    assertThat(e.callback().drop().kind()).isEqualTo(Kind.DROPPED_WHILE_HELD)));
  }

  @Test
  void shouldSupersedeWhenTheTalkArrivesAfterTheDrop() {
    Calls call = fresh().id("drop");
    happens(call);
    until(call.promiseId(), Status.PROMISED);

    happens(talk());

    assertThat(until(call.promiseId(), Status.SUPERSEDED).callback().reasons())
        .containsExactly("spoke-with-agent", "by:talk");
  }

  @Test
  void shouldSupersedeAtOnceWhenTheTalkArrivedBeforeTheDrop() {
    take(List.of(event(talk(), ended())));
    take(List.of(event(fresh().id("drop"), ended())));

    assertThat(query("select status from promise where tenant = '" + tenant + "'"))
        .containsExactly("superseded");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(events())
                .extracting(e -> e.envelope().type())
                .containsExactly("callback.superseded"));
  }

  @Test
  void shouldLeaveOneOpenPromiseInTheDatabaseInAnyOrderOfArrival() {
    List<CallEvent> facts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Calls call = Calls.dropped(ago(Duration.ofMinutes(9 - i))).tenant(tenant).id("call-" + i);
      facts.add(event(call.talk(i == 3 ? 45 : 5), ended()));
    }
    Collections.shuffle(facts, new Random(7));

    facts.forEach(fact -> take(List.of(fact)));

    assertThat(
            query(
                "select call_id || ' ' || %s from promise where tenant = '%s' order by call_id"
                    .formatted(OPEN_OR_STATUS, tenant)))
        .containsExactly(
            "call-0 superseded",
            "call-1 superseded",
            "call-2 superseded",
            "call-3 open",
            "call-4 superseded",
            "call-5 superseded");
  }

  /// Two calls of one caller may stand on two partitions, read by two instances.
  @Test
  void shouldLeaveOneOpenPromiseWhenSeveralInstancesReadCallsOfOneCallerAtOnce() throws Exception {
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      CallEvent drop = event(fresh().id("call-" + i), ended());
      readers.add(() -> {
        take(List.of(drop));
        return true;
      });
    }

    try (var instances = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : instances.invokeAll(readers)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(query("select " + OPEN_OR_STATUS + " from promise where tenant = '" + tenant + "'"))
        .hasSize(8)
        .containsOnly("open", "superseded")
        .containsOnlyOnce("open");
  }

  /// T2, T32: the same records again, from the first on, change no row and tell nothing.
  @Test
  void shouldChangeNothingWhenEverythingIsReadAgain() {
    List<CallEvent> facts =
        List.of(
            event(fresh().id("a"), ended()),
            event(fresh().id("a").seq(6).lost(30), new Happening.EndingRevised(1)),
            event(fresh().id("b"), ended()),
            event(talk(), ended()),
            event(fresh().id("c").from(CallerId.UNKNOWN), ended()),
            event(fresh().id("d").number("+15551230199"), ended()));
    take(facts);
    await().atMost(SOON).until(() -> events().stream().anyMatch(e -> isScheduled(e, "d")));
    List<String> rows = rows();
    int told = events().size();

    take(facts);
    facts.forEach(fact -> take(List.of(fact)));

    assertThat(rows()).isEqualTo(rows);
    assertThat(query("select count(*) from outbox where key like '" + tenant + "|%'"))
        .containsExactly("0");
    assertThat(events()).hasSize(told);
  }

  @Test
  void shouldBookNothingForAnEndThatIsADayOld() {
    Calls old = Calls.dropped(ago(Duration.ofHours(25))).tenant(tenant).id("old");
    happens(old);
    Calls young = fresh().id("young").number("+15551230199");
    happens(young);

    until(young.promiseId(), Status.PROMISED);
    await().atMost(SOON).until(() -> query(seen()).contains("old"));
    assertThat(query("select call_id from promise where tenant = '" + tenant + "'"))
        .containsExactly("young");
  }

  @Test
  void shouldNeverMergeCallersWithoutANumber() {
    take(
        List.of(
            event(fresh().id("a").from(CallerId.UNKNOWN), ended()),
            event(fresh().id("b").from(CallerId.UNKNOWN), ended())));

    assertThat(query("select status || ' ' || reason from promise where tenant = '" + tenant + "'"))
        .containsExactly("refused no-number", "refused no-number");
  }

  /// T19: what cannot be read, and what the database cannot hold, stop nothing.
  @Test
  void shouldBuryGarbageAndGoOn() {
    String key = tenant + "|garbage";
    probe.send(
        new ProducerRecord<>(
            topics.callEvents().name(), key, "{no json".getBytes(StandardCharsets.UTF_8)));
    happens(fresh().id("nul\0nul"));
    Calls good = fresh().id("good").number("+15551230199");
    happens(good);

    until(good.promiseId(), Status.PROMISED);
    await().atMost(SOON).until(() -> dead() >= 2);
  }

  /// A call that lasts, without a talk so far, leaves no row.
  @Test
  void shouldKeepNothingOfACallThatTellsNothingYet() {
    take(List.of(event(fresh().id("quiet").lasting(ago(Duration.ofMinutes(2))), ended())));

    assertThat(rows()).isEmpty();
  }

  private long dead() {
    return probe.records(topics.callEvents().deadLetters()).stream()
        .filter(r -> r.key() != null && r.key().startsWith(tenant))
        .count();
  }

  private String seen() {
    return "select id from seen_call where tenant = '" + tenant + "'";
  }

  private void take(List<CallEvent> events) {
    QuarkusTransaction.requiringNew().run(() -> book.take(events));
  }

  private boolean isScheduled(CallbackEvent event, String callId) {
    return event.callback().callId().equals(callId)
        && event.callback().status() == Status.SCHEDULED;
  }

  /// Dropped a minute ago: booked, and not due before the test is over. The same time for each, so
  /// that a revision of it changes nothing else.
  private Calls fresh() {
    return Calls.dropped(minuteAgo).tenant(tenant);
  }

  private Calls talk() {
    return Calls.talked(minuteAgo.plusSeconds(30)).tenant(tenant).id("talk");
  }

  private static Happening ended() {
    return new Happening.CallEnded(null, null, null, null, null);
  }
}
