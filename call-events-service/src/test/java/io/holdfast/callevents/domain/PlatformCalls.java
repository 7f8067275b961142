package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Calls of one platform as its payloads: `<call>.jsonl` has a payload a line, `truth.tsv` says
/// what happened on each call.
final class PlatformCalls {
  private final String folder;
  private final String source;
  private final BiFunction<ObjectNode, Origin, List<Fact>> adapter;

  PlatformCalls(String platform, BiFunction<ObjectNode, Origin, List<Fact>> adapter) {
    this.folder = "/platforms/" + platform + "/";
    this.source = "/" + platform + "/recorded";
    this.adapter = adapter;
  }

  /// One test a line of `truth.tsv`: the truth, in any order and with every payload repeated.
  Stream<DynamicTest> tests() {
    List<String> lines = lines("truth.tsv");
    List<String> columns = Arrays.asList(lines.getFirst().split("\t"));
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(cells -> DynamicTest.dynamicTest(cells[0], () -> check(columns, cells)));
  }

  /// The facts of a call, payload by payload.
  List<Fact> facts(String call) {
    return lines(call + ".jsonl").stream().flatMap(line -> read(line).stream()).toList();
  }

  /// What the call's payloads tell in the end.
  CallSnapshot life(String call) {
    return Timeline.of(facts(call).stream().sorted(Fact.ORDER).toList());
  }

  private void check(List<String> columns, String[] cells) {
    List<Fact> facts = facts(cells[0]);
    CallSnapshot life = Objects.requireNonNull(Story.unnumbered(Story.arrive(facts)));
    Map<String, String> told = new LinkedHashMap<>();
    Map<String, String> truth = new LinkedHashMap<>();
    for (int i = 1; i < columns.size(); i++) {
      told.put(columns.get(i), told(columns.get(i), life));
      truth.put(columns.get(i), cells[i]);
    }
    assertThat(told).as(String.valueOf(life.ending())).isEqualTo(truth);
    List<Fact> anyOrder = new ArrayList<>(facts);
    anyOrder.addAll(facts(cells[0]));
    Random random = new Random(4711);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(anyOrder, random);
      assertThat(Story.unnumbered(Story.arrive(anyOrder))).isEqualTo(life);
    }
  }

  private static String told(String column, CallSnapshot life) {
    Ending ending = Objects.requireNonNull(life.ending());
    return switch (column) {
      case "by" -> word(ending.by());
      case "agent" -> ending.agent() == null ? "-" : ending.agent();
      case "mode" -> word(ending.mode());
      case "phase" -> word(ending.phase());
      case "queueWaitMs" -> String.valueOf(life.queueWaitMs());
      case "holds" -> String.valueOf(life.holds());
      case "holdMs" -> String.valueOf(life.holdMs());
      case "transfers" -> String.valueOf(life.transfers());
      case "agents" -> life.agents().isEmpty() ? "-" : String.join(",", life.agents());
      default -> throw new IllegalArgumentException("Expected a known column, found " + column);
    };
  }

  private List<Fact> read(String line) {
    ObjectNode payload = Json.object(line.getBytes(UTF_8));
    String digest = UUID.nameUUIDFromBytes(line.getBytes(UTF_8)).toString();
    return adapter.apply(payload, DemoTenant.origin(source, digest));
  }

  private List<String> lines(String file) {
    try (InputStream in = PlatformCalls.class.getResourceAsStream(folder + file)) {
      byte[] bytes = Objects.requireNonNull(in, folder + file).readAllBytes();
      return new String(bytes, UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
