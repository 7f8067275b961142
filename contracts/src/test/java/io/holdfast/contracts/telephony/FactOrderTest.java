package io.holdfast.contracts.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.contracts.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The order of section 1 of the contract. Whatever order the facts of a call arrive in, they are
/// folded in this one.
class FactOrderTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /// Every mix of two values of each part of the order, and a type that is not known.
  private static final List<Fact> FACTS = mix();

  @Test
  void shouldSortEveryPermutationAlike() {
    List<Fact> sorted = FACTS.stream().sorted(Fact.ORDER).toList();
    var random = new Random(7);

    for (int i = 0; i < 200; i++) {
      var shuffled = new ArrayList<>(FACTS);
      Collections.shuffle(shuffled, random);
      assertThat(shuffled.stream().sorted(Fact.ORDER).toList()).isEqualTo(sorted);
    }
  }

  @Test
  void shouldBeATotalOrder() {
    for (Fact a : FACTS) {
      for (Fact b : FACTS) {
        int ab = Integer.signum(Fact.ORDER.compare(a, b));
        assertThat(ab).isEqualTo(-Integer.signum(Fact.ORDER.compare(b, a)));
        assertThat(ab == 0).isEqualTo(a.equals(b));
      }
    }
  }

  @Test
  void shouldSetTimeBeforeSequenceBeforeTypeBeforeId() {
    assertThat(
            Stream.of(
                    fact(1, null, "call.offered", "a", "/a"),
                    fact(0, null, "call.offered", "a", "/a"),
                    fact(0, 2L, "call.offered", "a", "/a"),
                    fact(0, 1L, "call.ended", "b", "/a"),
                    fact(0, 1L, "call.ended", "a", "/b"),
                    fact(0, 1L, "call.ended", "a", "/a"),
                    fact(0, 1L, "call.queued", "z", "/z"))
                .sorted(Fact.ORDER))
        .containsExactly(
            fact(0, 1L, "call.queued", "z", "/z"),
            fact(0, 1L, "call.ended", "a", "/a"),
            fact(0, 1L, "call.ended", "a", "/b"),
            fact(0, 1L, "call.ended", "b", "/a"),
            fact(0, 2L, "call.offered", "a", "/a"),
            fact(0, null, "call.offered", "a", "/a"),
            fact(1, null, "call.offered", "a", "/a"));
  }

  @Test
  void shouldRankTypesOfOneInstantAsTheContractSays() {
    var ranked =
        List.of(
            "call.offered",
            "call.leg-started",
            "call.merged",
            "call.queued",
            "call.agent-rang",
            "call.agent-missed",
            "call.left-queue",
            "call.agent-joined",
            "call.leg-joined",
            "call.resumed",
            "call.held",
            "call.transfer-started",
            "call.transfer-completed",
            "call.transfer-failed",
            "call.hangup-signalled",
            "call.agent-left",
            "call.ended",
            "call.wrapped-up");
    var others =
        Stream.concat(
                Arrays.stream(FactType.values()).map(FactType::typeName),
                Stream.of("a.type-of-tomorrow"))
            .filter(type -> !ranked.contains(type));

    assertThat(ranked.stream().map(FactType::rank)).isSorted().doesNotHaveDuplicates();
    assertThat(others.map(FactType::rank)).containsOnly(ranked.size());
  }

  private static List<Fact> mix() {
    var facts = new ArrayList<Fact>();
    for (int second : new int[] {0, 1}) {
      for (Long sequence : Arrays.asList(null, 1L, 2L)) {
        for (String type : List.of("call.queued", "call.rated", "call.whispered")) {
          for (String id : List.of("a", "b")) {
            for (String source : List.of("/a", "/b")) {
              facts.add(fact(second, sequence, type, id, source));
            }
          }
        }
      }
    }
    return facts;
  }

  private static Fact fact(
      int second, @Nullable Long sequence, String type, String id, String source) {
    return new Fact(
        new Envelope(id, source, type, NOON.plusSeconds(second), "c", "demo", sequence, null),
        new Happening.Unknown(JsonNodeFactory.instance.objectNode()));
  }
}
