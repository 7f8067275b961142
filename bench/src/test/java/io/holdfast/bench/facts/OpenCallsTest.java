package io.holdfast.bench.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Topics;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenCallsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static List<Fact> facts(OpenCalls calls, int count) {
    FactClock clock = new FactClock(count, NOON);
    return Stream.generate(() -> calls.next(clock.next())).limit(count).toList();
  }

  @Test
  void shouldKeepTheAskedNumberOfCallsOpen() {
    OpenCalls calls = new OpenCalls(50, 1);
    facts(calls, 2_000);
    for (int i = 0; i < 5_000; i++) {
      calls.next(NOON);
      // a call that is over makes room for one whose first fact is the next
      assertThat(calls.open().size()).isBetween(49, 50);
    }
  }

  @Test
  void shouldTellFactsThatTheIntakeReadsAgainToTheLetter() {
    var topic = new Topics("bench.").telephonyEvents();
    for (Fact fact : facts(new OpenCalls(20, 2), 2_000)) {
      var out = topic.toRecord(fact);
      assertThat(Fact.serde().read(out.headers(), out.value())).isEqualTo(fact);
    }
  }

  @Test
  void shouldTellEachCallFromItsOfferToItsEndInOrder() {
    Map<String, Happening> last = new HashMap<>();
    Map<String, Instant> lastAt = new HashMap<>();
    OpenCalls calls = new OpenCalls(20, 3);
    for (Fact fact : facts(calls, 5_000)) {
      String call = fact.envelope().callId();
      if (!last.containsKey(call)) {
        assertThat(fact.happening()).isInstanceOf(Happening.CallOffered.class);
      }
      last.put(call, fact.happening());
      assertThat(fact.envelope().occurredAt())
          .isAfterOrEqualTo(lastAt.getOrDefault(call, Instant.MIN));
      lastAt.put(call, fact.envelope().occurredAt());
    }
    last.keySet().removeAll(calls.open());
    assertThat(last.values())
        .isNotEmpty()
        .allMatch(h -> h instanceof Happening.CallEnded || h instanceof Happening.CallWrappedUp);
  }

  @Test
  void shouldNumberItsFactsInTheirIds() {
    Set<String> ids = new HashSet<>();
    long number = 0;
    for (Fact fact : facts(new OpenCalls(20, 4), 1_000)) {
      assertThat(OpenCalls.numberOf(fact.envelope().id())).isEqualTo(number++);
      assertThat(ids.add(fact.envelope().id())).isTrue();
    }
  }

  @Test
  void shouldTellTheSameStoryOfTheSameSeed() {
    assertThat(facts(new OpenCalls(20, 5), 500)).isEqualTo(facts(new OpenCalls(20, 5), 500));
    assertThat(facts(new OpenCalls(20, 5), 500)).isNotEqualTo(facts(new OpenCalls(20, 6), 500));
  }
}
