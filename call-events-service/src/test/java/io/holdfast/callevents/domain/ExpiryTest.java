package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.NOON;
import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.CallExpired;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Instant EVENING = NOON.plus(Duration.ofHours(7));

  private static Outcome.Taken expire(CallHistory history) {
    return history.expire(EVENING).orElseThrow();
  }

  private static CallSnapshot lifeOf(CallEvent event) {
    return Objects.requireNonNull(event.call());
  }

  private static Outcome.Taken take(CallHistory history, Fact fact) {
    return (Outcome.Taken) history.take(fact, 100, EVENING.plusSeconds(1));
  }

  @Test
  void shouldEndAnExpiredCallAtItsNewestFactAndAccuseNobody() {
    CallHistory open = Story.arrive(call().queued(1).joined(61).held(71).facts());
    CallEvent event = expire(open).events().getFirst();
    CallSnapshot life = lifeOf(event);
    Ending ending = Objects.requireNonNull(life.ending());
    assertThat(event.envelope().id()).isEqualTo("c1:call.expired:0");
    assertThat(event.envelope().source()).isEqualTo(CallHistory.SOURCE);
    assertThat(event.happening()).isEqualTo(new CallExpired(Duration.ofHours(7).toMillis()));
    assertThat(event.envelope().occurredAt()).isEqualTo(NOON.plusSeconds(71));
    assertThat(life.phase()).isEqualTo(Phase.ENDED);
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(71));
    assertThat(life.holdStartedAt()).isNull();
    assertThat(life.seq()).isEqualTo(5);
    assertThat(ending.by()).isEqualTo(Party.UNKNOWN);
    assertThat(ending.mode()).isEqualTo(Ending.Mode.UNKNOWN);
    assertThat(ending.phase()).isEqualTo(Phase.HOLD);
    assertThat(ending.reason()).isEqualTo("expired");
    assertThat(ending.confidence()).isZero();
  }

  @Test
  void shouldNeverEndInRinging() {
    CallHistory ringing =
        Story.arrive(
            call()
                .queued(1)
                .at(2, new io.holdfast.contracts.telephony.Happening.AgentRang("1001", null, null))
                .facts());
    CallSnapshot life = lifeOf(expire(ringing).events().getFirst());
    assertThat(Objects.requireNonNull(life.ending()).phase()).isEqualTo(Phase.QUEUE);
  }

  @Test
  void shouldExpireACallOnceAndNoneThatIsOver() {
    CallHistory open = Story.arrive(call().queued(1).facts());
    assertThat(expire(open).history().expire(EVENING)).isEmpty();
    assertThat(Story.arrive(call().ended(9).facts()).expire(EVENING)).isEmpty();
    assertThat(CallHistory.empty().expire(EVENING)).isEmpty();
  }

  @Test
  void shouldReviseAnExpiredCallWhenItsRealEndComes() {
    List<Fact> facts = call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
    CallHistory given = expire(Story.arrive(facts.subList(0, 3))).history();
    given = take(given, facts.get(3)).history();
    Outcome.Taken ended = take(given, facts.get(4));
    assertThat(ended.events())
        .extracting(e -> e.envelope().type())
        .containsExactly("call.ended", "call.ending-revised");
    CallSnapshot life = lifeOf(ended.events().getLast());
    assertThat(Objects.requireNonNull(life.ending()).reason()).isNull();
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void shouldStayExpiredWithLaterFactsFoldedIn() {
    List<Fact> facts = call().queued(1).joined(61).facts();
    Outcome.Taken late = take(expire(Story.arrive(facts.subList(0, 2))).history(), facts.get(2));
    CallSnapshot life = lifeOf(late.events().getLast());
    assertThat(late.events().getLast().envelope().type()).isEqualTo("call.ending-revised");
    assertThat(life.queueWaitMs()).isEqualTo(60_000);
    assertThat(life.endedAt()).isEqualTo(NOON.plusSeconds(61));
    assertThat(Objects.requireNonNull(life.ending()).reason()).isEqualTo("expired");
  }

  @Test
  void shouldExpireACallOfWildClocksOnlyAtItsLastArrival() {
    Fact wild = Story.dated(call().facts().getFirst(), "w", Instant.EPOCH);
    CallHistory open =
        Story.arrive(List.of(new Fact(wild.envelope().withTimeSuspect(true), wild.happening())));
    CallSnapshot life = lifeOf(expire(open).events().getFirst());
    assertThat(life.endedAt()).isEqualTo(NOON);
    assertThat(life.timeLostMs()).isZero();
  }

  @Test
  void shouldMarkTheExpiryOfImportedHistoryAsHistory() {
    Fact fact = call().facts().getFirst();
    Fact old = new Fact(fact.envelope().withBackfill(true), fact.happening());
    CallHistory imported = Story.arrive(List.of(old));
    assertThat(expire(imported).events().getFirst().envelope().ofThePast()).isTrue();
    CallHistory live = Story.arrive(List.of(old, call().queued(1).facts().getLast()));
    assertThat(expire(live).events().getFirst().envelope().ofThePast()).isFalse();
  }

  @Test
  void shouldEndInTheSameLifeWhereverTheExpiryFallsAmongItsFacts() {
    List<Fact> facts =
        call().queued(1).joined(61).held(71).resumed(80).phone(900, "a1").ended(900).facts();
    CallSnapshot expected = Story.unnumbered(Story.arrive(facts));
    Random random = new Random(20261121);
    for (int round = 0; round < 500; round++) {
      List<Fact> order = new ArrayList<>(facts);
      order.addAll(facts.subList(0, random.nextInt(facts.size())));
      Collections.shuffle(order, random);
      int sweep = random.nextInt(order.size());
      CallHistory history = CallHistory.empty();
      for (int i = 0; i < order.size(); i++) {
        if (i == sweep) {
          history = history.expire(EVENING).map(Outcome.Taken::history).orElse(history);
        }
        if (history.take(order.get(i), 100, EVENING) instanceof Outcome.Taken taken) {
          history = taken.history();
        }
      }
      assertThat(Story.unnumbered(history)).as("round %d", round).isEqualTo(expected);
    }
  }
}
