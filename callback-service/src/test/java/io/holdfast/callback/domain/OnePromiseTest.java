package io.holdfast.callback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.telephony.DialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnePromiseTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void shouldSupersedeAPromiseWhenTheCallerSpokeLaterWithAnAgent() {
    Calls drop = Calls.dropped(at(0)).id("a");
    Calls talk = Calls.talked(at(5)).id("b");

    World world = new World(at(6)).sees(drop, talk);

    assertThat(world.the("a").status()).isEqualTo(Status.SUPERSEDED);
    assertThat(world.the("a").reason()).isEqualTo("spoke-with-agent");
  }

  @Test
  void shouldEndInTheSameStateWhicheverOfDropAndTalkArrivesFirst() {
    assertSameInAnyOrder(List.of(Calls.dropped(at(0)).id("a"), Calls.talked(at(5)).id("b")));
  }

  @Test
  void shouldKeepThePromiseWhenTheTalkWasBeforeTheDropOrTooShort() {
    Calls drop = Calls.dropped(at(0)).id("a");
    Calls before = Calls.talked(at(-5)).id("b");
    Calls tooShort = Calls.talked(at(5)).id("c").talk(29);

    World world = new World(at(6)).sees(before, drop, tooShort);

    assertThat(world.the("a").isOpen()).isTrue();
  }

  @Test
  void shouldNotCountTheTalkOfTheDroppedCallItself() {
    World world = new World(at(1)).sees(Calls.dropped(at(0)).id("a").talk(600));

    assertThat(world.the("a").isOpen()).isTrue();
  }

  @Test
  void shouldCountATalkThatStillLasts() {
    Calls talking = Calls.talked(at(60)).id("b").lasting(at(5));

    World world = new World(at(6)).sees(Calls.dropped(at(0)).id("a"), talking);

    assertThat(world.the("a").status()).isEqualTo(Status.SUPERSEDED);
  }

  @Test
  void shouldLeaveTheEarlierDropOpenWhenTheSecondCallHadNoTalk() {
    World world =
        new World(at(20))
            .sees(Calls.dropped(at(0)).id("a"), Calls.dropped(at(15)).id("b").talk(10));

    assertThat(world.open()).containsExactly(world.the("a"));
    assertThat(world.the("b").reason()).isEqualTo("joined-open-promise");
  }

  @Test
  void shouldOpenTheSecondDropWhenItsCallHadATalk() {
    World world =
        new World(at(20))
            .sees(Calls.dropped(at(0)).id("a"), Calls.dropped(at(15)).id("b").talk(40));

    assertThat(world.the("a").reason()).isEqualTo("spoke-with-agent");
    assertThat(world.open()).containsExactly(world.the("b"));
  }

  @Test
  void shouldEndInTheSameStateInEveryOrderOfDropsTalksAndRevisions() {
    assertSameInAnyOrder(
        List.of(
            Calls.dropped(at(0)).id("a").talk(10),
            Calls.dropped(at(10)).id("b").talk(45),
            Calls.dropped(at(20)).id("c").talk(10),
            Calls.dropped(at(20)).id("c").talk(10).seq(6).lost(2000),
            Calls.talked(at(15)).id("d"),
            Calls.dropped(at(30)).id("e").talk(0).seq(7).resolved(true)));
  }

  @Test
  void shouldEndInTheSameStateInEveryOrderWhenTheHolderFallsByARevision() {
    List<Calls> facts =
        List.of(
            Calls.dropped(at(0)).id("a").talk(0),
            Calls.dropped(at(0)).id("a").talk(0).seq(6).resolved(true),
            Calls.dropped(at(10)).id("b").talk(0),
            Calls.dropped(at(20)).id("c").talk(0));

    assertSameInAnyOrder(facts);
    World world = new World(at(30)).sees(facts.toArray(Calls[]::new));
    assertThat(world.open()).containsExactly(world.the("b"));
  }

  @Test
  void shouldKeepThePromiseThatIsBeingDialledWhenAnEarlierDropArrivesLate() {
    World world = new World(at(20)).sees(Calls.dropped(at(10)).id("b").talk(0));
    dial(world, "b");

    world.sees(Calls.dropped(at(0)).id("a").talk(0));

    assertThat(world.open()).containsExactly(world.the("b"));
    assertThat(world.the("a").reason()).isEqualTo("joined-open-promise");
  }

  @Test
  void shouldCoverADropFromBeforeTheCallThatKeptAnotherPromise() {
    World world = new World(at(20)).sees(Calls.dropped(at(10)).id("b").talk(0));
    dial(world, "b");
    report(world, "b", DialOutcome.CONNECTED);

    world.later(Duration.ofMinutes(5)).sees(Calls.dropped(at(0)).id("a").talk(0));
    world.sees(Calls.dropped(at(24)).id("c").talk(0));

    assertThat(world.the("a").reason()).isEqualTo("joined-open-promise");
    assertThat(world.open()).containsExactly(world.the("c"));
  }

  @Test
  void shouldOpenTheJoinedPromiseWhenTheOneItJoinedExpires() {
    World world =
        new World(at(20))
            .sees(Calls.dropped(at(0)).id("a").talk(0), Calls.dropped(at(15)).id("b").talk(0));

    world.moves(world.the("a"), world.the("a").expire(world.now));

    assertThat(world.the("a").status()).isEqualTo(Status.EXPIRED);
    assertThat(world.open()).containsExactly(world.the("b"));
  }

  @Test
  void shouldKeepThePromiseWhenItsOwnCallHadATalkThoughNoReportCame() {
    World world = new World(at(20)).sees(Calls.dropped(at(0)).id("a").talk(0));
    dial(world, "a");

    world.sees(Calls.talked(at(25)).id("x").keeping(world.the("a").id()));

    assertThat(world.the("a").status()).isEqualTo(Status.KEPT);
  }

  @Test
  void shouldNeverMergeCallersWithoutANumber() {
    World world = new World(at(20));
    world.sees(Calls.dropped(at(0)).id("a").from(CallerId.UNKNOWN));

    assertThat(world.the("a").status()).isEqualTo(Status.REFUSED);
    assertThat(world.the("a").reason()).isEqualTo("no-number");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, •••, number-unreadable",
        "c_alice, •••••••, number-unreadable",
        "-, -, no-number"
      })
  void shouldRefuseACallerWhoCannotBeDialled(
      @Nullable String token, @Nullable String masked, String reason) {
    CallerId caller = new CallerId(token, masked, null, null);
    World world = new World(at(20)).sees(Calls.dropped(at(0)).id("a").from(caller));

    assertThat(world.the("a").status()).isEqualTo(Status.REFUSED);
    assertThat(world.the("a").reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "•••"})
  void shouldBookWhenTheNumberOfARefusedCallerBecomesKnown(String masked) {
    CallerId unknown = new CallerId(null, masked.isEmpty() ? null : masked, null, null);
    World world = new World(at(20)).sees(Calls.dropped(at(0)).id("a").from(unknown));

    world.sees(Calls.dropped(at(0)).id("a").seq(6));

    assertThat(world.the("a").status()).isEqualTo(Status.PROMISED);
  }

  static void dial(World world, String callId) {
    if (world.the(callId).settle() instanceof Move.Made settled) {
      world.moves(settled.promise(), settled);
    }
    world.moves(world.the(callId), world.the(callId).dial(world.now));
  }

  static void report(World world, String callId, DialOutcome outcome) {
    Promise promise = world.the(callId);
    world.moves(
        promise,
        promise.report(promise.dialId(promise.attempt()), outcome, null, world.now, World.PLAN));
  }

  private static void assertSameInAnyOrder(List<Calls> facts) {
    Map<String, String> expected = null;
    for (List<Calls> order : permutations(facts)) {
      World world = new World(at(40));
      for (Calls fact : order) {
        world.sees(fact);
        assertThat(world.open()).hasSizeLessThanOrEqualTo(1);
      }
      expected = expected == null ? world.state() : expected;
      assertThat(world.state()).isEqualTo(expected);
    }
  }

  private static List<List<Calls>> permutations(List<Calls> facts) {
    if (facts.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Calls>> all = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      List<Calls> rest = new ArrayList<>(facts);
      Calls first = rest.remove(i);
      for (List<Calls> tail : permutations(rest)) {
        List<Calls> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
