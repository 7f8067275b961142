package io.holdfast.callback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callback.domain.Sighting.EndWord;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.telephony.DialOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PromiseTest {
  private static final Instant END = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant BOOKED = END.plusSeconds(2);

  private final Calls call = Calls.dropped(END).id("a");
  private final World world = new World(BOOKED).sees(call);

  @Test
  void shouldBeDueTenMinutesAfterTheDrop() {
    assertThat(world.the("a").status()).isEqualTo(Status.PROMISED);
    assertThat(world.the("a").schedule())
        .isEqualTo(
            new Schedule(
                BOOKED,
                BOOKED.plusSeconds(10),
                END.plus(Duration.ofMinutes(10)),
                BOOKED.plus(Duration.ofHours(24))));
  }

  @Test
  void shouldNotBeDueBeforeStragglersHadTheirTime() {
    World late = new World(END.plus(Duration.ofHours(2))).sees(call);

    assertThat(late.the("a").schedule().dueAt()).isEqualTo(late.now.plusSeconds(10));
  }

  @Test
  void shouldCountAnEndInTheFutureAsNow() {
    World early = new World(END.minus(Duration.ofHours(3))).sees(call);

    assertThat(early.the("a").schedule().dueAt()).isEqualTo(early.now.plus(Duration.ofMinutes(10)));
  }

  @Test
  void shouldBookNothingForAnEndThatIsTooOldOrFarInTheFuture() {
    Duration day = Duration.ofHours(24).plusMillis(1);

    assertThat(new World(END.plus(day)).sees(call).promise("a")).isNull();
    assertThat(new World(END.minus(day)).sees(call).promise("a")).isNull();
  }

  @Test
  void shouldBookNothingFromABackfillNorFromWhatFollowsIt() {
    World other = new World(BOOKED).sees(Calls.dropped(END).id("a").asBackfill());

    other.sees(Calls.dropped(END).id("a").seq(6));

    assertThat(other.promise("a")).isNull();
  }

  @Test
  void shouldDialThreeTimesAndThenFail() {
    OnePromiseTest.dial(world, "a");
    OnePromiseTest.report(world, "a", DialOutcome.BUSY);
    assertThat(world.the("a").schedule().dueAt()).isEqualTo(world.now.plus(Duration.ofMinutes(5)));

    OnePromiseTest.dial(world, "a");
    OnePromiseTest.report(world, "a", DialOutcome.NO_ANSWER);
    assertThat(world.the("a").schedule().dueAt()).isEqualTo(world.now.plus(Duration.ofMinutes(15)));

    OnePromiseTest.dial(world, "a");
    OnePromiseTest.report(world, "a", DialOutcome.VOICEMAIL);
    assertThat(world.the("a").status()).isEqualTo(Status.FAILED);
    assertThat(world.the("a").attempt()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(value = DialOutcome.class, names = "CONNECTED", mode = Mode.EXCLUDE)
  void shouldDialAgainAfterEveryOutcomeThatReachedNobody(DialOutcome outcome) {
    OnePromiseTest.dial(world, "a");
    OnePromiseTest.report(world, "a", outcome);

    assertThat(world.the("a").status()).isEqualTo(Status.SCHEDULED);
  }

  @Test
  void shouldExpireWhenTheNextDialWouldBeTooLate() {
    OnePromiseTest.dial(world, "a");
    world.later(Duration.ofHours(24).minusMinutes(4));
    OnePromiseTest.report(world, "a", DialOutcome.BUSY);

    assertThat(world.the("a").status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void shouldBelieveALateWordThatTheCallerWasReached() {
    OnePromiseTest.dial(world, "a");
    OnePromiseTest.report(world, "a", DialOutcome.FAILED);
    Promise waiting = world.the("a");

    Move move =
        waiting.report(waiting.dialId(1), DialOutcome.CONNECTED, "call-9", world.now, World.PLAN);

    assertThat(((Move.Made) move).promise().status()).isEqualTo(Status.KEPT);
  }

  @Test
  void shouldIgnoreWhatComesLateOrTwice() {
    OnePromiseTest.dial(world, "a");
    Promise dialling = world.the("a");
    assertThat(dialling.dial(world.now)).isEqualTo(new Move.Ignored("already-dialling"));
    assertThat(dialling.settle()).isEqualTo(new Move.Ignored("already-dialling"));
    assertThat(dialling.report(dialling.dialId(7), DialOutcome.BUSY, null, world.now, World.PLAN))
        .isEqualTo(new Move.Ignored("stale-dial"));

    OnePromiseTest.report(world, "a", DialOutcome.CONNECTED);
    Promise kept = world.the("a");
    assertThat(kept.cancel(world.now)).isEqualTo(new Move.Ignored("already-kept"));
    assertThat(kept.decline(world.now)).isEqualTo(new Move.Ignored("already-kept"));
    assertThat(kept.expire(world.now)).isEqualTo(new Move.Ignored("already-kept"));
    assertThat(kept.report(kept.dialId(1), DialOutcome.BUSY, null, world.now, World.PLAN))
        .isEqualTo(new Move.Ignored("already-kept"));
  }

  @Test
  void shouldCancelWhenTheEndingIsRevisedAndOpenAgainWhenItIsRevisedBack() {
    world.sees(Calls.dropped(END).id("a").seq(6).lost(10));
    assertThat(world.the("a").reason()).isEqualTo("ending-revised");

    world.sees(Calls.dropped(END).id("a").seq(7));
    assertThat(world.the("a").status()).isEqualTo(Status.PROMISED);
  }

  @Test
  void shouldCancelWhenTheMatterIsResolved() {
    world.sees(Calls.dropped(END).id("a").seq(6).resolved(true));

    assertThat(world.the("a").status()).isEqualTo(Status.CANCELLED);
    assertThat(world.the("a").reason()).isEqualTo("resolved");
  }

  @Test
  void shouldStayCancelledByRequestWhateverIsRevised() {
    world.moves(world.the("a"), world.the("a").cancel(world.now));

    world.sees(Calls.dropped(END).id("a").seq(6).lost(3000));

    assertThat(world.the("a").reason()).isEqualTo("by-request");
  }

  @Test
  void shouldChangeKindAndDueTimeWhenTheEndIsRevised() {
    Calls revised = Calls.dropped(END.minusSeconds(60)).id("a").seq(6).in(Phase.HOLD, Phase.TALK);

    world.sees(revised);

    assertThat(world.the("a").drop().kind()).isEqualTo(Kind.DROPPED_WHILE_HELD);
    assertThat(world.the("a").schedule().dueAt()).isEqualTo(END.plusSeconds(540));
  }

  @Test
  void shouldOweNothingForACallThatExpiredUntilItsRealEndArrives() {
    Calls expired = Calls.dropped(END).id("b").seq(5).saying(EndWord.EXPIRED);
    world.sees(expired, Calls.dropped(END).id("b").seq(6).saying(EndWord.NOTHING));
    assertThat(world.promise("b")).isNull();

    world.sees(Calls.dropped(END).id("b").seq(7).saying(EndWord.REPORTED));

    assertThat(world.promise("b")).isNotNull();
  }

  @Test
  void shouldPassOverSnapshotsThatAreNotNewer() {
    CallerBook before = world.book;

    world.sees(Calls.dropped(END).id("a"), Calls.dropped(END).id("a").seq(4).resolved(true));

    assertThat(world.book).isSameAs(before);
  }

  @Test
  void shouldDeriveItsIdFromTenantAndCall() {
    assertThat(Promise.idOf("demo", "a"))
        .isEqualTo(world.the("a").id())
        .isNotEqualTo(Promise.idOf("demo2", "a"));
  }
}
