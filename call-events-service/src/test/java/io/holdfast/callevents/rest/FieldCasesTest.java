package io.holdfast.callevents.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The field cases against how they are to be read, in order, in any order and repeated.
///
/// Columns of `truth.tsv`: an empty cell is not looked at; `-` is nothing; spans are milliseconds,
/// `~` before one allows a second; `!agent` is anybody else; `call` is the call meant, without it
/// the one whose fact is the earliest. Every other call of a case accuses nobody. `pending`: not
/// read rightly yet.
class FieldCasesTest {
  private static final Set<String> NOT_COMPARED =
      Set.of("case", "platform", "call", "promise", "review", "note", "pending");

  @TestFactory
  Stream<DynamicTest> shouldReadTheCaseAsItIsToBeRead() {
    return FieldCases.truths()
        .map(t -> DynamicTest.dynamicTest(t.get("case"), () -> shouldBeReadAs(t)));
  }

  @TestFactory
  Stream<DynamicTest> shouldAccuseNobodyElseWhicheverPayloadIsLost() {
    return FieldCases.truths()
        .map(t -> DynamicTest.dynamicTest(t.get("case"), () -> shouldAccuseNobodyElse(t)));
  }

  private static void shouldAccuseNobodyElse(Map<String, String> truth) {
    String file = Objects.requireNonNull(truth.get("case"));
    List<List<Fact>> payloads =
        FieldCases.payloads(file, Objects.requireNonNull(truth.get("platform")));
    List<String> wrong = new ArrayList<>();
    for (int lost = 0; lost < payloads.size(); lost++) {
      List<Fact> rest = new ArrayList<>();
      for (int i = 0; i < payloads.size(); i++) {
        rest.addAll(i == lost ? List.of() : payloads.get(i));
      }
      int which = lost;
      lives(rest)
          .forEach((call, life) -> {
            Ending ending = life.ending();
            boolean accused =
                ending != null
                    && ending.by() == Party.AGENT
                    && ending.agent() != null
                    && ending.confidence() >= 0.6;
            boolean rightly =
                "agent".equals(truth.getOrDefault("by", "agent"))
                    && (truth.get("agent") == null
                        || Objects.equals(truth.get("agent"), accused ? ending.agent() : null));
            if (accused && !rightly) {
              wrong.add("without payload " + which + ": " + ending);
            }
          });
    }
    assertThat(wrong).as(file).isEmpty();
  }

  private static void shouldBeReadAs(Map<String, String> truth) {
    String file = Objects.requireNonNull(truth.get("case"));
    List<Fact> facts = FieldCases.facts(file, Objects.requireNonNull(truth.get("platform")));
    List<String> wrong = new ArrayList<>();
    Map<String, CallSnapshot> lives = lives(facts);
    compare(truth, lives, facts, wrong);
    Random random = new Random(4711);
    List<Fact> anyOrder = new ArrayList<>(facts);
    anyOrder.addAll(facts);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(anyOrder, random);
      if (!lives(anyOrder).equals(lives)) {
        wrong.add("another reading in another order");
      }
    }
    if ("yes".equals(truth.get("pending"))) {
      assertThat(wrong).as("%s is read rightly: it is pending no more", file).isNotEmpty();
    } else {
      assertThat(wrong).as("%s", lives).isEmpty();
    }
  }

  private static void compare(
      Map<String, String> truth,
      Map<String, CallSnapshot> lives,
      List<Fact> facts,
      List<String> wrong) {
    String first = facts.stream().min(Fact.ORDER).map(f -> f.key().id()).orElseThrow();
    String call = truth.getOrDefault("call", first);
    CallSnapshot life = lives.get(call);
    if (life == null) {
      wrong.add("no call " + call);
      return;
    }
    truth.forEach((column, expected) -> {
      if (!NOT_COMPARED.contains(column)) {
        String told = told(column, life);
        if (!fits(expected, told)) {
          wrong.add(column + ": expected " + expected + ", found " + told);
        }
      }
    });
    lives.forEach((other, it) -> {
      if (!other.equals(call) && it.ending() != null && it.ending().by() == Party.AGENT) {
        wrong.add("the call " + other + " beside it accuses " + it.ending().agent());
      }
    });
  }

  private static boolean fits(String expected, String told) {
    if (expected.startsWith("~")) {
      return Math.abs(Long.parseLong(expected.substring(1)) - Long.parseLong(told)) <= 1000;
    }
    return expected.startsWith("!")
        ? !told.equals(expected.substring(1))
        : List.of(expected.split("\\|")).contains(told);
  }

  private static String told(String column, CallSnapshot life) {
    Ending ending = life.ending();
    return switch (column) {
      case "direction" -> word(life.direction());
      case "by" -> ending == null ? "-" : word(ending.by());
      case "agent" -> ending == null || ending.agent() == null ? "-" : ending.agent();
      case "mode" -> ending == null ? "-" : word(ending.mode());
      case "phase" -> ending == null ? "-" : word(ending.phase());
      case "afterPhase" -> ending == null ? "-" : word(ending.afterPhase());
      case "sure" ->
          ending == null ? "-" : String.valueOf((int) Math.round(ending.confidence() * 100));
      case "queue" -> life.queue() == null ? "-" : life.queue();
      case "callsAgent" -> life.agent() == null ? "-" : life.agent();
      case "agents" ->
          life.agents().isEmpty() ? "-" : String.join(",", new TreeSet<>(life.agents()));
      case "queueWaitMs" -> String.valueOf(life.queueWaitMs());
      case "holds" -> String.valueOf(life.holds());
      case "holdMs" -> String.valueOf(life.holdMs());
      case "transfers" -> String.valueOf(life.transfers());
      case "failedTransfers" -> String.valueOf(life.failedTransfers());
      case "transferMs" -> String.valueOf(life.transferMs());
      case "timeLostMs" -> String.valueOf(life.timeLostMs());
      case "endedAt" -> String.valueOf(life.endedAt());
      default -> throw new IllegalArgumentException("Expected a known column, found " + column);
    };
  }

  private static Map<String, CallSnapshot> lives(List<Fact> facts) {
    Map<String, CallSnapshot> lives = new LinkedHashMap<>();
    facts.stream()
        .collect(Collectors.groupingBy(f -> f.key().id(), LinkedHashMap::new, Collectors.toList()))
        .forEach((call, its) -> {
          CallSnapshot life = Story.unnumbered(Story.arrive(its));
          if (life != null) {
            lives.put(call, life);
          }
        });
    return lives;
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "-" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
