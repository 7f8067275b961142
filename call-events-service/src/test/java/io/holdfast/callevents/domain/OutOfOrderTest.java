package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.AgentLeft;
import io.holdfast.contracts.telephony.Happening.AgentMissed;
import io.holdfast.contracts.telephony.Happening.AgentRang;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallHeld;
import io.holdfast.contracts.telephony.Happening.CallLeftQueue;
import io.holdfast.contracts.telephony.Happening.CallQueued;
import io.holdfast.contracts.telephony.Happening.CallRated;
import io.holdfast.contracts.telephony.Happening.CallResumed;
import io.holdfast.contracts.telephony.Happening.CallWrappedUp;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.HoldsReported;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.LegJoined;
import io.holdfast.contracts.telephony.Happening.LegStarted;
import io.holdfast.contracts.telephony.Happening.QueueExit;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import io.holdfast.contracts.telephony.Happening.TransferKind;
import io.holdfast.contracts.telephony.Happening.TransferStarted;
import io.holdfast.contracts.telephony.HoldParty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// As many facts as a call may have, each of which comes out of order and so begins the fold anew:
/// two million steps, and as many signals as they may have. The life is the one that they give in
/// their order; how long each takes stands in the test's report, and is minutes for any step that
/// looks through all that came before.
class OutOfOrderTest {
  static Stream<Arguments> calls() {
    return Stream.of(
        of("holds", i -> i % 2 == 1 ? held() : resumed()),
        of("agents", OutOfOrderTest::joined),
        of("agents who hold", i -> i < 1000 ? joined(i) : i % 2 == 1 ? held() : resumed()),
        of("agents who leave", i -> i < 1000 ? joined(i) : left("a" + (i - 999))),
        of("ringing", i -> new AgentRang("a" + i, "q", "l" + i)),
        of("missed", i -> i == 1 ? joined(i) : new AgentMissed("a" + i, "q", "l" + i)),
        of("missed by many", i -> i < 1000 ? joined(i) : new AgentMissed("a" + i, "q", "l" + i)),
        of("signals", i -> i % 2 == 0 ? signalled(i) : rated()),
        of("signals beside agents", i -> i < 1000 ? joined(i) : signalled(i)),
        of("ends", i -> i % 2 == 0 ? ended(i) : rated()),
        ofOneInstant("signals of one instant", i -> i % 2 == 0 ? signalled(i) : rated()),
        ofOneInstant("ends of one instant", i -> i % 2 == 0 ? ended(i) : rated()),
        of("legs", i -> i % 2 == 0 ? started(i) : legJoined("l" + (i - 1))),
        of("wrapped up", i -> i == 1 ? ended() : new CallWrappedUp("a" + i, null, null, null)),
        of("holds reported", i -> i == 1 ? ended() : new HoldsReported("a" + i, 1, 10, 10)),
        of("queues", i -> i % 2 == 1 ? queued("q" + i) : left("q" + (i - 1), QueueExit.OVERFLOW)),
        of("given up", i -> i % 3 == 0 ? queued("q") : i % 3 == 1 ? joined(i) : givenUp()),
        of("transfers", i -> i % 2 == 0 ? joined(i) : handedOn("a" + (i - 1))));
  }

  private static Arguments of(String name, IntFunction<Happening> happening) {
    return of(name, happening, 0.5);
  }

  private static Arguments ofOneInstant(String name, IntFunction<Happening> happening) {
    return of(name, happening, 0);
  }

  private static Arguments of(String name, IntFunction<Happening> happening, double every) {
    Story story = Story.call();
    IntStream.range(1, Room.MOST_FACTS).forEach(i -> story.at(i * every, happening.apply(i)));
    List<Fact> facts = new ArrayList<>(story.facts());
    facts.sort(Fact.ORDER);
    return Arguments.of(name, facts);
  }

  private static Happening held() {
    return new CallHeld(HoldParty.AGENT, null, null);
  }

  private static Happening queued(String queue) {
    return new CallQueued(queue, 1);
  }

  private static Happening handedOn(String agent) {
    return new TransferStarted(TransferKind.BLIND, agent, null, null);
  }

  private static Happening legJoined(String leg) {
    return new LegJoined(leg, null, Leg.AGENT, true);
  }

  private static Happening left(String agent) {
    return new AgentLeft(agent, LeaveReason.HUNG_UP, null);
  }

  private static Happening joined(int i) {
    return new AgentJoined("a" + i, "q", "l" + i);
  }

  private static Happening started(int i) {
    return new LegStarted("l" + i, "n" + i, Leg.AGENT);
  }

  private static Happening resumed() {
    return new CallResumed(HoldParty.AGENT, null, null);
  }

  private static Happening ended(int i) {
    return new CallEnded(null, null, null, null, Map.of("x.y" + i, "v" + i));
  }

  /// It takes no part in the fold.
  private static Happening rated() {
    return new CallRated(1, null);
  }

  private static Happening ended() {
    return new CallEnded(null, null, null, null, null);
  }

  private static Happening left(String queue, QueueExit why) {
    return new CallLeftQueue(queue, why);
  }

  private static Happening givenUp() {
    return left("q", QueueExit.ABANDONED);
  }

  private static Happening signalled(int i) {
    Map<String, String> signals = Map.of("x.y" + i, "v" + i);
    return new HangupSignalled(Leg.CALLER, "c1", null, SignalOrigin.SWITCH, null, signals);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void shouldEndAtTheSameLifeFromTheLastFactToTheFirst(String name, List<Fact> facts) {
    CallSnapshot inOrder = Timeline.of(facts);
    Collections.reverse(facts);
    assertThat(life(facts))
        .as(name)
        .usingRecursiveComparison()
        .ignoringFields("seq", "revision")
        .isEqualTo(inOrder);
    Collections.shuffle(facts, new Random(11));
    assertThat(life(facts))
        .as(name)
        .usingRecursiveComparison()
        .ignoringFields("seq", "revision")
        .isEqualTo(inOrder);
  }

  @Test
  void shouldLookAtTheNewestSignalsOfAnEnding() {
    Story story = Story.call().joined(1);
    IntStream.range(0, 200).forEach(i -> story.at(10 + i * 0.01, signalled(i)));
    var ending = Timeline.of(story.phone(13, "c1").ended(13.1).facts()).ending();
    assertThat(ending.by()).isEqualTo(Happening.Party.CALLER);
    assertThat(ending.evidence()).hasSizeLessThanOrEqualTo(64);
  }

  private static CallSnapshot life(List<Fact> facts) {
    CallHistory call = CallHistory.empty();
    for (Fact fact : facts) {
      assertThat(call.take(fact, 100, Story.NOON)).isInstanceOf(Outcome.Taken.class);
    }
    return call.life();
  }
}
