package io.holdfast.review.domain;

import static io.holdfast.review.domain.Cases.call;
import static io.holdfast.review.domain.Cases.known;
import static io.holdfast.review.domain.Cases.learn;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.abuse.AbuseEvent;
import io.holdfast.contracts.abuse.AbuseEvent.Finding;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.review.domain.CaseStage.Closed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// I10 across both topics: each keeps its own order at most, together they keep none.
class AnyOrderTest {
  private static final List<AbuseEvent> POLICY =
      List.of(
          call().decided(Verdict.ALLOW, Duration.ofSeconds(40)),
          call().judged(Finding.UNWARNED, 0),
          call().judged(Finding.JUSTIFIED, 1));

  @Test
  void shouldEndInTheSameStateWhenTheTopicsInterleaveInAnyWay() {
    List<CallEvent> life =
        List.of(
            call().joined(1),
            call().ended(2),
            call().by(Party.NETWORK).revised(3),
            call().reason("abuse").revised(4),
            call().reason("abuse").resolved(false).wrappedUp(5));

    Set<Object> states = endStates(life);

    assertThat(states).hasSize(1);
    assertThat(states.toString())
        .contains("ended-for-abuse", "abuse-judged", "allowed-disconnect", "c1-4")
        .doesNotContain("agent-hang-up");
  }

  @Test
  void shouldEndWithTheVerdictAloneWhenTheEndingWasRevisedToTheNetwork() {
    List<CallEvent> life =
        List.of(
            call().joined(1),
            call().ended(2),
            call().wrappedUp(3),
            call().by(Party.NETWORK).revised(4));

    Set<Object> states = endStates(life);

    assertThat(states).hasSize(1);
    assertThat(states.toString()).contains("abuse-judged").doesNotContain("agent-hang-up");
  }

  private static Set<Object> endStates(List<CallEvent> life) {
    Set<Object> states = new HashSet<>();
    var random = new Random(11);
    int[] orders = {0};
    permute(
        POLICY,
        policy ->
            interleave(
                life,
                policy,
                new ArrayList<>(),
                order -> {
                  orders[0]++;
                  states.add(replay(order, List.of(), random));
                  states.add(replay(order, order, random));
                }));
    assertThat(orders[0]).isGreaterThan(200);
    return states;
  }

  /// Feeds the events in that order, in batches of any size, each followed by repeats of some that
  /// were there before. Closed and never opened count as the same: there is no work in either.
  private static Object replay(List<Event> order, List<Event> repeated, Random random) {
    CallKnown known = known();
    CaseFile file = null;
    for (int i = 0; i < order.size(); i++) {
      known = learn(known, order.get(i));
      if (!repeated.isEmpty()) {
        known = learn(known, repeated.get(random.nextInt(i + 1)));
      }
      if (random.nextBoolean()) {
        file = Cases.follow(file, known);
      }
    }
    return state(Cases.follow(file, known));
  }

  private static Object state(@Nullable CaseFile file) {
    if (file == null || file.stage() instanceof Closed) {
      return "no work";
    }
    var standing = file.triggers().stream().filter(CaseTrigger::standing).toList();
    return List.of(file.caseId(), file.about(), standing, file.stage());
  }

  private static void permute(List<AbuseEvent> events, Consumer<List<AbuseEvent>> to) {
    if (events.isEmpty()) {
      to.accept(List.of());
    }
    for (AbuseEvent first : events) {
      List<AbuseEvent> rest = events.stream().filter(e -> !e.equals(first)).toList();
      permute(
          rest,
          tail -> {
            List<AbuseEvent> one = new ArrayList<>(List.of(first));
            one.addAll(tail);
            to.accept(one);
          });
    }
  }

  private static void interleave(
      List<? extends Event> a,
      List<? extends Event> b,
      List<Event> done,
      Consumer<List<Event>> to) {
    if (a.isEmpty() && b.isEmpty()) {
      to.accept(List.copyOf(done));
    }
    if (!a.isEmpty()) {
      done.add(a.getFirst());
      interleave(a.subList(1, a.size()), b, done, to);
      done.removeLast();
    }
    if (!b.isEmpty()) {
      done.add(b.getFirst());
      interleave(a, b.subList(1, b.size()), done, to);
      done.removeLast();
    }
  }
}
