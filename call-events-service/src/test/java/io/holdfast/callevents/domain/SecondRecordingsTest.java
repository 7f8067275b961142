package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Recordings of a real switch with members without a caller id, lost phones, parties outside,
/// surveys, REFER, calls out, employees who call in, managers and `Local` members.
class SecondRecordingsTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("holdfast.root", ".."),
          "local/src/main/resources/recordings/asterisk-2");
  private static final Sender PBX = DemoTenant.sender("/asterisk/pbx");

  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappened() {
    return each(t -> assertThat(told(life(facts(t, e -> true)))).isEqualTo(t.expected()));
  }

  @TestFactory
  Stream<DynamicTest> shouldTellItInAnyOrderAndRepeated() {
    return each(t -> {
      List<Fact> facts = facts(t, e -> true);
      List<Fact> twice = new ArrayList<>(facts);
      twice.addAll(facts);
      Random random = new Random(4711);
      for (int i = 0; i < 20; i++) {
        Collections.shuffle(twice, random);
        assertThat(told(Story.unnumbered(Story.arrive(twice)))).isEqualTo(t.expected());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> shouldNameTheSameAgentOrNoneWhereNobodySawTheLegsBegin() {
    return each(t -> {
      CallSnapshot life = life(facts(t, e -> !e.path("Event").asText().equals("Newchannel")));
      assertNobodyElseIsNamed(t, life);
    });
  }

  @TestFactory
  Stream<DynamicTest> shouldNameTheSameAgentOrNoneWhoeverConnectsLater() {
    return each(t -> {
      List<ObjectNode> events = t.events();
      for (int from = 1; from < events.size(); from++) {
        assertNobodyElseIsNamed(t, life(facts(events.subList(from, events.size()))));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> shouldAccuseNobodyElseWhicheverEventIsLost() {
    return each(t -> {
      List<ObjectNode> events = t.events();
      for (int lost = 0; lost < events.size(); lost++) {
        List<ObjectNode> rest = new ArrayList<>(events);
        rest.remove(lost);
        CallSnapshot life = life(facts(rest));
        assertNobodyElseIsAccused(t, life);
      }
    });
  }

  private static void assertNobodyElseIsNamed(Truth t, @Nullable CallSnapshot life) {
    if (life == null) {
      return;
    }
    List<String> known = life(facts(t, e -> true)).agents();
    assertThat(known).containsAll(life.agents());
    if (life.agent() != null) {
      assertThat(known).contains(life.agent());
    }
    assertNobodyElseIsAccused(t, life);
  }

  private static void assertNobodyElseIsAccused(Truth t, @Nullable CallSnapshot life) {
    Ending ending = life == null ? null : life.ending();
    if (ending != null && ending.by() == Party.AGENT) {
      assertThat(t.by()).isEqualTo("agent");
      assertThat(Objects.requireNonNullElse(ending.agent(), t.agent())).isEqualTo(t.agent());
    }
  }

  private static Stream<DynamicTest> each(Consumer<Truth> test) {
    return truths().stream().map(t -> DynamicTest.dynamicTest(t.name(), () -> test.accept(t)));
  }

  private record Truth(String name, String by, String agent, Map<String, String> expected) {
    List<ObjectNode> events() {
      try (Stream<String> lines = Files.lines(FOLDER.resolve(name + ".jsonl"))) {
        return lines.filter(l -> !l.isBlank()).map(Truth::event).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static ObjectNode event(String line) {
      try {
        return (ObjectNode) Json.mapper().readTree(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Truth> truths() {
    try {
      List<String> lines = Files.readAllLines(FOLDER.resolve("truth.tsv"));
      List<String> names = List.of(lines.getFirst().split("\t", -1));
      return lines.stream()
          .skip(1)
          .map(line -> {
            String[] cells = line.split("\t", -1);
            Map<String, String> all = new LinkedHashMap<>();
            IntStream.range(0, names.size()).forEach(i -> all.put(names.get(i), cells[i]));
            String name = Objects.requireNonNull(all.remove("name"));
            all.remove("note");
            return new Truth(name, all.get("by"), all.get("agent"), all);
          })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Fact> facts(Truth t, Predicate<ObjectNode> told) {
    return facts(t.events().stream().filter(told).toList());
  }

  private static List<Fact> facts(List<ObjectNode> events) {
    return events.stream().flatMap(e -> AsteriskAmi.facts(e, PBX.origin(e)).stream()).toList();
  }

  private static @Nullable CallSnapshot life(List<Fact> facts) {
    return facts.isEmpty() ? null : Timeline.of(facts.stream().sorted(Fact.ORDER).toList());
  }

  private static Map<String, String> told(@Nullable CallSnapshot life) {
    Ending ending = Objects.requireNonNull(Objects.requireNonNull(life).ending());
    Map<String, String> told = new LinkedHashMap<>();
    told.put("direction", word(life.direction()));
    told.put("by", word(ending.by()));
    told.put("mode", word(ending.mode()));
    told.put("phase", word(ending.phase()));
    told.put("afterPhase", word(ending.afterPhase()));
    told.put("agent", life.agent() == null ? "-" : life.agent());
    told.put("holds", String.valueOf(life.holds()));
    told.put("transfers", String.valueOf(life.transfers()));
    return told;
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "-" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
