package io.holdfast.callevents.topology;

import static io.holdfast.callevents.domain.Story.NOON;
import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Facts with a wild clock (T14 of the faults).
class ClockTopologyTest {
  private static final Instant WILD_PAST = Instant.EPOCH;
  private static final Instant WILD_FUTURE = Instant.parse("2099-01-01T00:00:00Z");
  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  /// The fact again, under another id, as if it had happened then.
  private static Fact at(Fact fact, Instant when) {
    return Story.dated(fact, fact.envelope().id() + "@" + when, when);
  }

  private static boolean isSuspect(CallEvent event) {
    return event.envelope().clockInDoubt();
  }

  @Test
  void shouldShowAFactOfAWildClockAndLeaveItOutOfTheLife() {
    List<Fact> facts =
        call().queued(1).joined(61).held(71).resumed(81).phone(90, "a1").ended(90).facts();
    facts.forEach(life::pipe);
    CallEvent clean = life.events.readValuesToList().getLast();
    for (Instant wild : List.of(WILD_PAST, WILD_FUTURE, NOON.minus(Duration.ofHours(25)))) {
      facts.forEach(f -> life.pipe(at(f, wild)));
    }
    List<CallEvent> wild = life.events.readValuesToList();
    assertThat(wild).hasSize(3 * facts.size()).allMatch(ClockTopologyTest::isSuspect);
    assertThat(wild.getLast().call().numbered(0, 0)).isEqualTo(clean.call().numbered(0, 0));
    assertThat(life.counted("time-suspect")).isEqualTo(3 * facts.size());
    assertThat(life.counted("published")).isEqualTo(4 * facts.size());
  }

  @Test
  void shouldNotEndACallByAnEndOfAWildClock() {
    call().queued(1).facts().forEach(life::pipe);
    life.pipe(at(call().ended(9).facts().getLast(), WILD_FUTURE));
    CallEvent last = life.events.readValuesToList().getLast();
    assertThat(last.call().phase()).isEqualTo(Phase.QUEUE);
    assertThat(last.call().endedAt()).isNull();
    assertThat(last.call().queueWaitMs()).isZero();
  }

  @Test
  void shouldShowALifeWithNothingInItWhenAllClocksAreWild() {
    life.pipe(at(call().facts().getFirst(), WILD_PAST));
    CallEvent only = life.events.readValue();
    assertThat(only.call().phase()).isEqualTo(Phase.MENU);
    assertThat(only.call().offeredAt()).isNull();
    assertThat(only.call().seq()).isEqualTo(1);
  }

  @Test
  void shouldBelieveClocksUpToTheToleranceOnBothSides() {
    Fact fact = call().facts().getFirst();
    Duration day = Duration.ofHours(24);
    Duration ahead = Duration.ofMinutes(5);
    life.pipe(at(fact, NOON.minus(day)));
    life.pipe(at(fact, NOON.plus(ahead)));
    life.pipe(at(fact, NOON.minus(day).minusMillis(1)));
    life.pipe(at(fact, NOON.plus(ahead).plusMillis(1)));
    assertThat(life.events.readValuesToList())
        .extracting(ClockTopologyTest::isSuspect)
        .containsExactly(false, false, true, true);
  }

  @Test
  void shouldBelieveHistoryHoweverOldItIs() {
    Fact old = at(call().facts().getFirst(), WILD_PAST);
    life.pipe(new Fact(old.envelope().withBackfill(true), old.happening()));
    CallEvent shown = life.events.readValue();
    assertThat(isSuspect(shown)).isFalse();
    assertThat(shown.call().offeredAt()).isEqualTo(WILD_PAST);
  }

  @Test
  void shouldJudgeByTheArrivalWhenARecordWaitedDaysToBeRead() {
    Fact fact = call().facts().getFirst();
    life.advance(Duration.ofDays(3));
    life.pipe(fact, NOON.plusSeconds(1));
    assertThat(isSuspect(life.events.readValue())).isFalse();
  }

  @Test
  void shouldJudgeByOurClockWhenTheStampCannotBeAnArrival() {
    Fact fact = call().facts().getFirst();
    life.pipe(at(fact, WILD_PAST), WILD_PAST);
    life.pipe(at(fact, WILD_FUTURE), WILD_FUTURE);
    life.pipe(fact, WILD_FUTURE);
    assertThat(life.events.readValuesToList())
        .extracting(ClockTopologyTest::isSuspect)
        .containsExactly(true, true, false);
  }

  @Test
  void shouldTakeARepeatThatComesDaysLaterForARepeat() {
    Fact fact = call().facts().getFirst();
    life.pipe(fact);
    life.advance(Duration.ofDays(2));
    life.pipe(fact);
    assertThat(life.events.readValuesToList())
        .extracting(e -> e.envelope().type())
        .containsExactly("call.offered", "call.expired");
    assertThat(life.counted("repeated")).isEqualTo(1);
    assertThat(life.reasons()).isEmpty();
  }

  @Test
  void shouldNotLetASenderCallItsOwnFactSuspect() {
    Fact fact = call().queued(1).facts().getLast();
    life.pipe(new Fact(fact.envelope().withTimeSuspect(true), fact.happening()));
    CallEvent shown = life.events.readValue();
    assertThat(shown.envelope().timeSuspect()).isNull();
    assertThat(shown.happening()).isInstanceOf(Happening.CallQueued.class);
    assertThat(shown.call().phase()).isEqualTo(Phase.QUEUE);
  }
}
