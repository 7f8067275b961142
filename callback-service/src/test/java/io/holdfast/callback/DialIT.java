package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.callback.domain.Calls;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.callbacks.DialRequest;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.telephony.DialOutcome;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of promises that are due.
@QuarkusTest
class DialIT extends ServiceIT {
  @Inject BookCallback book;
  @Inject PlaceDueCallbacks placing;

  @Test
  void shouldDialAgainWithAnotherIdWhenNobodyAnswered() {
    String id = dropIsDialled();
    reports(id + ":1", DialOutcome.NO_ANSWER);
    awaitStatus(id, "scheduled");

    execute("update promise set due_at = settle_until where id = '" + id + "'");
    untilDialled(id + ":2");
    reports(id + ":2", DialOutcome.CONNECTED);

    until(id, Status.KEPT);
    assertThat(dials()).extracting(DialRequest::dialId).containsExactly(id + ":1", id + ":2");
    assertThat(outcomes()).containsExactly("no-answer", "connected");
  }

  @Test
  void shouldTakeTheFirstOutcomeOfADialOnly() {
    String id = dropIsDialled();
    reports(id + ":1", DialOutcome.CONNECTED);
    until(id, Status.KEPT);
    int told = events().size();

    reports(id + ":1", DialOutcome.CONNECTED);
    reports(id + ":1", DialOutcome.BUSY);
    reports("unknown-dial", DialOutcome.BUSY);
    String another = dropIsDialled("other", "+15551230188");

    assertThat(outcomes()).contains("connected").doesNotContain("busy");
    assertThat(events().stream().filter(e -> e.callback().callbackId().equals(id))).hasSize(told);
    assertThat(another).isNotEqualTo(id);
  }

  /// T35: nothing comes back, or too late.
  @Test
  void shouldCountADialAsFailedWhenNoOutcomeComesAndStillBelieveALateConnection() {
    String id = dropIsDialled();
    execute(
        "update promise set dialling_since = now() - interval '3 minutes' where id = '" + id + "'");
    awaitStatus(id, "scheduled");

    reports(id + ":1", DialOutcome.CONNECTED);

    until(id, Status.KEPT);
    assertThat(
            query(
                "select (timed_out_at is not null)::text from dial where callback_id = '"
                    + id
                    + "'"))
        .containsExactly("true");
  }

  /// T28: several instances look at the same moment.
  @Test
  void shouldDialEachPromiseOnceWhenSeveralInstancesLookAtOnce() throws Exception {
    int callers = 60;
    List<Calls> calls = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      calls.add(dropped().id("many-" + i).number("+1555124%04d".formatted(i)));
    }
    QuarkusTransaction.requiringNew()
        .run(() -> book.take(calls.stream().map(c -> event(c, ended())).toList()));
    execute(
        "update promise set status = 'scheduled', version = 2, booked_at = now() - interval '1 hour',"
            + " settle_until = now() - interval '1 hour', due_at = now() - interval '1 minute'"
            + " where tenant = '"
            + tenant
            + "' and status = 'promised'");

    try (var instances = Executors.newFixedThreadPool(4)) {
      Callable<Integer> look = placing::pass;
      for (Future<Integer> done : instances.invokeAll(Collections.nCopies(12, look))) {
        done.get();
      }
    }

    await().atMost(SOON).until(() -> dials().size() >= callers);
    assertThat(dials()).hasSize(callers);
    assertThat(dials()).extracting(DialRequest::dialId).doesNotHaveDuplicates();
    assertThat(query("select distinct attempt::text from promise where tenant = '" + tenant + "'"))
        .containsExactly("1");
  }

  /// T13: only the database's clock and the row's times count.
  @Test
  void shouldNotDialBeforeItIsDue() {
    Calls soon = Calls.dropped(ago(Duration.ofMinutes(9))).tenant(tenant).id("soon");
    happens(soon);
    until(soon.promiseId(), Status.SCHEDULED);

    placing.pass();

    assertThat(dials()).isEmpty();
    assertThat(query("select (due_at > now())::text from promise where tenant = '" + tenant + "'"))
        .containsExactly("true");
  }

  @Test
  void shouldExpireInsteadOfDiallingWhenTheTimeIsOver() {
    Calls call = Calls.dropped(ago(Duration.ofMinutes(9))).tenant(tenant).id("late");
    happens(call);
    until(call.promiseId(), Status.SCHEDULED);

    execute(
        "update promise set booked_at = now() - interval '2 days', settle_until = now() - interval '2 days',"
            + " due_at = now() - interval '1 day', not_after = now() - interval '1 hour'"
            + " where tenant = '"
            + tenant
            + "'");

    until(call.promiseId(), Status.EXPIRED);
    assertThat(dials()).isEmpty();
  }

  @Test
  void shouldRefuseANumberThatCannotBeOpened() {
    Calls call =
        dropped().id("sealed").from(new CallerId("c_x", "+1••••••••01", "v1.broken", null));
    happens(call);

    assertThat(until(call.promiseId(), Status.REFUSED).callback().reasons())
        .containsExactly("number-unreadable");
    assertThat(dials()).isEmpty();
  }

  /// An older release sealed whatever was reported.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "112",
        "+15551230101,,123#",
        "+1555123\r\n0101",
        "alice@a.example",
        "+1234567890123456",
        "266696687"
      })
  void shouldDialNothingThatIsNoNumber(String sealed) {
    Calls call = dropped().id("odd").number(sealed);
    happens(call);

    assertThat(until(call.promiseId(), Status.REFUSED).callback().reasons())
        .containsExactly("number-unreadable");
    assertThat(dials()).isEmpty();
  }

  /// I9: outside the order to dial no number appears.
  @Test
  void shouldShowTheNumberInTheOrderOnly() {
    String id = dropIsDialled();

    assertThat(probe.records(topics.callbackEvents().name()))
        .allSatisfy(r ->
            assertThat(new String(r.value(), StandardCharsets.UTF_8)).doesNotContain("+1555123"));
    assertThat(untilDialled(id + ":1").number()).isEqualTo(Calls.NUMBER);
    assertThat(untilDialled(id + ":1").notAfter()).isBeforeOrEqualTo(Instant.now().plusSeconds(61));
    assertThat(String.join("\n", rows())).doesNotContain("+1555123");
  }

  private String dropIsDialled() {
    return dropIsDialled("call-1", Calls.NUMBER);
  }

  private String dropIsDialled(String callId, String number) {
    Calls call = dropped().id(callId).number(number);
    happens(call);
    untilDialled(call.promiseId() + ":1");
    return call.promiseId();
  }

  private void awaitStatus(String id, String status) {
    await()
        .atMost(SOON)
        .until(() -> query("select status from promise where id = '" + id + "'").contains(status));
  }

  private List<String> outcomes() {
    return query(
        "select coalesce(outcome, 'none') from dial where tenant = '%s' order by callback_id, attempt"
            .formatted(tenant));
  }

  private static Happening ended() {
    return new Happening.CallEnded(null, null, null, null, null);
  }
}
