package io.holdfast.callevents.domain;

import static io.holdfast.callevents.domain.Story.NOON;
import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallHistoryTest {
  @Test
  void shouldCountAnotherSourcesCallerOfTheSameIdAsAConflict() {
    Fact first = offer("/asterisk/pbx-1", "c_one", "a");
    CallHistory history = Story.arrive(List.of(first));
    assertThat(history.take(offer("/asterisk/pbx-2", "c_two", "b"), 100, NOON))
        .isInstanceOf(Outcome.Conflicting.class);
    assertThat(history.take(offer("/acme/crm", "c_one", "c"), 100, NOON))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(Objects.requireNonNull(history.life()).caller().token()).isEqualTo("c_one");
  }

  private static Fact offer(String source, String token, String id) {
    var caller = new Happening.Caller(null, null, null, token, "+1555••01", null);
    var offered =
        new Happening.CallOffered(Happening.Direction.INBOUND, caller, null, null, null, null);
    return new Fact(Envelope.issued(id, source, "call.offered", NOON, "c1", "demo"), offered);
  }

  @Test
  void shouldKnowAFactAgainThatHasAWordOfNoList() {
    CallHistory history = CallHistory.empty();
    history.take(SIX.getFirst(), 100, NOON);
    Fact queued = SIX.get(1);
    Fact odd =
        new Fact(queued.envelope().withUnknownWords(Map.of("by", "agnet")), queued.happening());
    assertThat(history.take(odd, 100, NOON)).isInstanceOf(Outcome.Taken.class);
    assertThat(history.take(odd, 100, NOON)).isInstanceOf(Outcome.Repeated.class);
  }

  private static final List<Fact> SIX =
      call().queued(1).joined(61).held(71).phone(900, "a1").ended(900).facts();

  @Test
  void shouldEndInTheSameLifeInAllOrdersOfASixFactCall() {
    CallSnapshot expected = Story.unnumbered(Story.arrive(SIX));
    List<List<Fact>> orders = permutations(SIX);
    assertThat(orders).hasSize(720);
    for (List<Fact> order : orders) {
      assertThat(Story.unnumbered(Story.arrive(order))).isEqualTo(expected);
    }
  }

  @Test
  void shouldEndInTheSameLifeForRecordedCallsShuffledAndRepeated() {
    Random random = new Random(20261121);
    Recordings.facts("shift-a")
        .forEach((_, facts) -> {
          CallSnapshot expected = Story.unnumbered(Story.arrive(facts));
          List<Fact> order = new ArrayList<>(facts);
          order.addAll(facts.subList(0, random.nextInt(facts.size())));
          Collections.shuffle(order, random);
          assertThat(Story.unnumbered(Story.arrive(order))).isEqualTo(expected);
        });
  }

  @Test
  void shouldNumberEventsWithoutGapsAndNameEachOnce() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Fact> order = new ArrayList<>(SIX);
      Collections.shuffle(order, random);
      List<CallEvent> events = published(order);
      Set<String> names = new HashSet<>();
      long seq = 0;
      for (CallEvent event : events) {
        CallSnapshot life = java.util.Objects.requireNonNull(event.call());
        assertThat(life.seq()).isEqualTo(++seq);
        assertThat(names.add(event.envelope().source() + " " + event.envelope().id())).isTrue();
      }
    }
  }

  @Test
  void shouldReviseTheEndingWhenAStragglerChangesIt() {
    List<Fact> order = new ArrayList<>(SIX);
    order.add(order.remove(4));
    List<CallEvent> events = published(order);
    assertThat(events)
        .extracting(e -> e.envelope().type())
        .endsWith("call.hangup-signalled", "call.ending-revised");
    CallEvent revised = events.getLast();
    assertThat(java.util.Objects.requireNonNull(revised.call()).revision()).isEqualTo(1);
    assertThat(revised.envelope().id()).isEqualTo("c1:call.ending-revised:1");
  }

  @Test
  void shouldNotReviseWhenALateFactChangesNeitherEndingNorNumber() {
    List<Fact> facts =
        call()
            .joined(1)
            .ended(9)
            .at(30, new Happening.CallWrappedUp("1001", null, true, null))
            .facts();
    assertThat(published(facts)).extracting(e -> e.envelope().type()).endsWith("call.wrapped-up");
  }

  @Test
  void shouldDropARepeatAndRefuseAnotherBodyUnderTheSameName() {
    CallHistory history = Story.arrive(SIX);
    assertThat(history.take(SIX.getFirst(), 100, NOON)).isInstanceOf(Outcome.Repeated.class);
    Fact other = new Fact(SIX.get(1).envelope(), new Happening.CallQueued("sales", 1));
    assertThat(history.take(other, 100, NOON)).isInstanceOf(Outcome.Conflicting.class);
  }

  @Test
  void shouldKeepACallApartFromAFactThatIsNamedLikeIt() {
    Fact told = SIX.getFirst();
    Envelope e = told.envelope();
    Envelope alone =
        new Envelope(
            String.valueOf(e.callId()),
            "/desk",
            e.type(),
            e.occurredAt(),
            null,
            e.tenant(),
            null,
            null);
    List<CallEvent> events = published(List.of(new Fact(alone, told.happening()), told));
    assertThat(events.getLast().envelope()).isEqualTo(e);
  }

  @Test
  void shouldOpenNoNewCallWhenAFactComesAfterTheCallHasLeft() {
    CallHistory gone = Story.arrive(SIX).leave(NOON);
    assertThat(gone.take(SIX.getFirst(), 100, NOON)).isInstanceOf(Outcome.Late.class);
    assertThat(gone.facts()).isEmpty();
  }

  @Test
  void shouldRefuseFactsBeyondTheCap() {
    Story story = call();
    for (int i = 1; i < Room.MOST_FACTS; i++) {
      story.at(i, new Happening.CallRated(1, null));
    }
    List<Fact> sorted = story.facts();
    CallHistory full = kept(sorted, 0);
    Fact more = story.ended(5000).facts().getLast();
    assertThat(full.take(more, 100, NOON)).isInstanceOf(Outcome.TooMany.class);
  }

  @Test
  void shouldRefuseFactsBeyondTheBytesThatAStoreMayHold() {
    CallHistory full = kept(SIX, Room.MOST_BYTES);
    Fact more =
        call().queued(1).queued(2).queued(3).queued(4).queued(5).queued(6).facts().getLast();
    assertThat(full.take(more, 1, NOON)).isInstanceOf(Outcome.TooMany.class);
  }

  @Test
  void shouldRefuseSignalsBeyondThoseThatAFoldMayLookAt() {
    Map<String, String> many =
        IntStream.range(0, 64).boxed().collect(Collectors.toMap(i -> "x.y" + i, i -> "v"));
    var signalled =
        new Happening.HangupSignalled(
            Happening.Leg.CALLER, "c1", null, Happening.SignalOrigin.SWITCH, null, many);
    Story story = call();
    IntStream.range(0, Room.MOST_SIGNALS / 64).forEach(i -> story.at(i, signalled));
    CallHistory full = kept(story.facts(), 0);
    var end = new Happening.CallEnded(null, null, null, null, many);
    Fact last = story.at(5000, end).facts().getLast();
    assertThat(full.take(last, 1, NOON)).isInstanceOf(Outcome.TooMany.class);
    Fact plain = story.ended(5001).facts().getLast();
    assertThat(full.take(plain, 1, NOON)).isInstanceOf(Outcome.Taken.class);
  }

  private static CallHistory kept(List<Fact> facts, long bytes) {
    var mark = new CallHistory.Mark(bytes, facts.size(), 0, NOON, null, false, false);
    return new CallHistory(mark, () -> facts);
  }

  private static List<CallEvent> published(List<Fact> order) {
    List<CallEvent> events = new ArrayList<>();
    CallHistory history = CallHistory.empty();
    for (Fact fact : order) {
      if (history.take(fact, 100, NOON) instanceof Outcome.Taken taken) {
        history = taken.history();
        events.addAll(taken.events());
      }
    }
    return events;
  }

  private static List<List<Fact>> permutations(List<Fact> facts) {
    if (facts.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Fact>> all = new ArrayList<>();
    for (Fact first : facts) {
      List<Fact> rest = new ArrayList<>(facts);
      rest.remove(first);
      for (List<Fact> tail : permutations(rest)) {
        List<Fact> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }
}
