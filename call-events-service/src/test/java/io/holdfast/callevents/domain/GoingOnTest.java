package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.LeaveReason;
import io.holdfast.contracts.telephony.HoldParty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A fold that goes on from where it stood shows what a fold of all facts from the beginning shows,
/// after every single fact, in whatever order they come.
class GoingOnTest {
  private final Random random = new Random(20261122);

  @Test
  void shouldShowTheSameAfterEveryFactOfARandomCall() {
    for (int round = 0; round < 3_000; round++) {
      List<Fact> order = randomCall();
      switch (random.nextInt(3)) {
        case 0 -> Collections.shuffle(order, random);
        case 1 -> order.sort(Fact.ORDER);
        default -> {
          order.sort(Fact.ORDER);
          Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
        }
      }
      assertSameAsFoldedAnew(order);
    }
  }

  @Test
  void shouldShowTheSameAfterEveryFactOfARecordedCall() {
    Recordings.facts("shift-a")
        .forEach((_, facts) -> {
          assertSameAsFoldedAnew(facts);
          List<Fact> order = new ArrayList<>(facts);
          Collections.shuffle(order, random);
          assertSameAsFoldedAnew(order);
        });
  }

  @Test
  void shouldShowTheSameHoweverOftenItIsLookedAt() {
    Timeline timeline = Timeline.over(Story.call().queued(1).joined(61).held(71).facts());
    CallSnapshot once = timeline.snapshot(0, 0);
    assertThat(timeline.snapshot(0, 0)).isEqualTo(once);
    assertThat(once.holdStartedAt()).isEqualTo(Story.NOON.plusSeconds(71));
  }

  private static void assertSameAsFoldedAnew(List<Fact> order) {
    CallHistory history = CallHistory.empty();
    List<Fact> soFar = new ArrayList<>();
    for (Fact fact : order) {
      if (history.take(fact, 100, Story.NOON) instanceof Outcome.Taken taken) {
        history = taken.history();
        soFar.add(fact);
        soFar.sort(Fact.ORDER);
        CallEvent event = taken.events().getFirst();
        assertThat(event.call().numbered(0, 0)).isEqualTo(Timeline.of(soFar));
      }
    }
    assertThat(history.facts()).isEqualTo(soFar);
  }

  private List<Fact> randomCall() {
    Story story = Story.call();
    List<LeaveReason> reasons = List.of(LeaveReason.values());
    int facts = 2 + random.nextInt(14);
    for (int i = 0; i < facts; i++) {
      int second = random.nextInt(40);
      String agent = "100" + random.nextInt(3);
      switch (random.nextInt(11)) {
        case 0 -> story.queued(second);
        case 1 -> story.joined(second, agent, "a" + random.nextInt(3));
        case 2 -> story.held(second);
        case 3 -> story.resumed(second);
        case 4 -> story.transferred(second);
        case 5 -> story.phone(second, random.nextBoolean() ? "c1" : "a" + random.nextInt(3));
        case 6 -> story.left(second, agent, reasons.get(random.nextInt(3)));
        case 7 -> story.at(second, new Happening.CallLeftQueue("support", null));
        case 8 -> story.at(second, new Happening.CallHeld(HoldParty.CALLER, agent, null));
        case 9 -> story.at(second, new Happening.AgentRang(agent, null, null));
        default -> story.ended(second);
      }
    }
    List<Fact> call = new ArrayList<>(story.facts());
    int wild = random.nextInt(call.size());
    Fact fact = call.get(wild);
    call.set(wild, new Fact(fact.envelope().withTimeSuspect(true), fact.happening()));
    return call;
  }
}
