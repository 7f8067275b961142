package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.AgentJoined;
import io.holdfast.contracts.telephony.Happening.CallEnded;
import io.holdfast.contracts.telephony.Happening.CallMerged;
import io.holdfast.contracts.telephony.Happening.CallOffered;
import io.holdfast.contracts.telephony.Happening.Cause;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import io.holdfast.contracts.telephony.Happening.Leg;
import io.holdfast.contracts.telephony.Happening.LegJoined;
import io.holdfast.contracts.telephony.Happening.LegStarted;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.contracts.telephony.Happening.SignalOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 1001 called 1003 for advice (`c0`), then took a caller out of the queue (`c1`), and put the two
/// together at 100 s: the switch tells of all three as `c0` from then on.
class MergedCallsTopologyTest {
  private static final CallMerged INTO_ADVICE = new CallMerged("c1", "c0", "c0");

  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  private static List<Fact> callers() {
    return Story.call()
        .queued(1)
        .joined(61)
        .transferred(100)
        .at(100, new Happening.TransferCompleted(null, null))
        .at(100, new LegJoined("t1", "1003", Leg.AGENT, null))
        .at(100, new CallMerged("c0", "c0", null))
        .facts();
  }

  private static Story consultation() {
    return Story.call()
        .at(-60, new CallOffered(Direction.OUTBOUND, null, "1003", null, null, null))
        .at(-60, new LegStarted("c0", "1001", Leg.AGENT))
        .at(-50, new AgentJoined("1003", null, "t1"))
        .at(100, INTO_ADVICE)
        .at(100, new LegJoined("c1", null, Leg.OTHER, null));
  }

  private static HangupSignalled signal(String leg, SignalOrigin origin) {
    Cause cause = origin == SignalOrigin.SWITCH ? new Cause(16, null, null) : null;
    return new HangupSignalled(Leg.AGENT, leg, null, origin, cause, null);
  }

  private static List<Fact> ofConsultation(Story story) {
    return story.facts().stream()
        .skip(1)
        .map(f -> Story.ofCall(f, "advice-" + f.envelope().id(), "c0"))
        .toList();
  }

  /// What is told of both calls.
  static List<Fact> both() {
    List<Fact> facts = new ArrayList<>(callers());
    facts.addAll(
        ofConsultation(
            consultation()
                .at(100.2, signal("c0", SignalOrigin.PHONE))
                .at(100.3, new CallEnded(null, null, null, null, null, "c0"))
                .at(130, signal("t1", SignalOrigin.PHONE))
                .at(130.1, signal("c1", SignalOrigin.SWITCH))));
    return facts;
  }

  private CallSnapshot callersLife() {
    return callersLife(life.events.readValuesToList());
  }

  /// As it was told last.
  static CallSnapshot callersLife(List<CallEvent> told) {
    return told.stream()
        .map(CallEvent::call)
        .filter(c -> c.lastWaitEndedAt() != null)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @RepeatedTest(20)
  void shouldTellTheOtherCallHowItWentOnInWhateverOrderItComes(RepetitionInfo run) {
    List<Fact> facts = both();
    facts.addAll(List.copyOf(facts));
    Collections.shuffle(facts, new Random(run.getCurrentRepetition()));
    facts.forEach(life::pipe);
    CallSnapshot call = callersLife();
    var ending = Objects.requireNonNull(call.ending());
    assertThat(ending.by()).isEqualTo(Party.AGENT);
    assertThat(ending.agent()).isEqualTo("1003");
    assertThat(call.agents()).containsExactly("1001", "1003");
    assertThat(call.endedAt()).isEqualTo(Story.NOON.plusMillis(130_100));
    assertThat(life.reasons()).isEmpty();
    assertThat(life.counted("merged")).isEqualTo(2);
    assertThat(life.counted("read")).isEqualTo(facts.size() + 2);
    assertThat(life.counted("published") + life.counted("repeated"))
        .isEqualTo(life.counted("read"));
  }

  @Test
  void shouldTellOnWhatTheSameSourceSaysOnly() {
    callers().forEach(life::pipe);
    ofConsultation(consultation()).forEach(life::pipe);
    Fact others =
        ofConsultation(consultation().at(130, signal("c1", SignalOrigin.PHONE))).getLast();
    var e = others.envelope();
    life.pipe(
        new Fact(
            Envelope.issued(e.id(), "/asterisk/pbx-2", e.type(), e.occurredAt(), "c0", e.tenant()),
            others.happening()));
    assertThat(life.counted("merged")).isZero();
    assertThat(callersLife().endedAt()).isNull();
  }

  @Test
  void shouldNotGoRoundInACircle() {
    for (String call : List.of("c0", "c1")) {
      String other = call.equals("c0") ? "c1" : "c0";
      Story story =
          Story.call()
              .at(100, new CallMerged(other, call, null))
              .at(110, signal("x", SignalOrigin.PHONE))
              .at(120, new CallMerged(other, call, "y"));
      story.facts().stream()
          .map(f -> Story.ofCall(f, call + f.envelope().id(), call))
          .forEach(life::pipe);
    }
    assertThat(life.counted("merged")).isEqualTo(2);
    assertThat(life.reasons()).isEmpty();
  }

  @Test
  void shouldBeMergedAFewTimesOnly() {
    Story story = Story.call();
    IntStream.range(0, 100).forEach(i -> story.at(100 - i, new CallMerged("o" + i, "c1", null)));
    story.at(200, signal("x", SignalOrigin.PHONE)).facts().forEach(life::pipe);
    assertThat(life.counted("merged")).isEqualTo(8);
    assertThat(life.reasons()).hasSize(92).containsOnly("too-many-facts");
  }

  /// Of one instant, what the platform numbers after the merge happened after it.
  @Test
  void shouldTellOnWhatHappenedInTheInstantOfTheMerge() {
    List<Fact> facts = new ArrayList<>(callers());
    facts.addAll(ofConsultation(consultation().at(100, signal("c1", SignalOrigin.SWITCH))));
    for (int i = 0; i < facts.size(); i++) {
      life.pipe(numbered(facts.get(i), i));
    }
    assertThat(callersLife().endedAt()).isEqualTo(Story.NOON.plusSeconds(100));
  }

  private static Fact numbered(Fact fact, long number) {
    Envelope e = fact.envelope();
    return new Fact(
        new Envelope(
            e.id(), e.source(), e.type(), e.occurredAt(), e.callId(), e.tenant(), number, null),
        fact.happening());
  }

  /// Who ended it is told of the caller's call; it is there until then, however long they speak.
  @Test
  void shouldNameNobodyForTheConsultation() {
    List<Fact> facts = both();
    facts.forEach(life::pipe);
    CallSnapshot advice =
        life.events.readValuesToList().stream()
            .filter(e -> "c0".equals(e.envelope().callId()))
            .map(CallEvent::call)
            .reduce((_, last) -> last)
            .orElseThrow();
    assertThat(advice.endedAt()).isEqualTo(Story.NOON.plusMillis(130_100));
    assertThat(Objects.requireNonNull(advice.ending()).by()).isEqualTo(Party.UNKNOWN);
    assertThat(advice.ending().agent()).isNull();
  }
}
