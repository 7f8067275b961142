package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;

/// Payloads of a platform as they stand in a fixture, one a line, and what becomes of them.
final class Payloads {
  private static final long SEED = 20260301;

  private Payloads() {}

  /// The payloads of `platforms/<fixture>.jsonl`.
  static List<ObjectNode> of(String fixture) {
    try {
      return Files.readAllLines(Path.of("src/test/resources/platforms/" + fixture + ".jsonl"))
          .stream()
          .map(line -> Json.object(line.getBytes(StandardCharsets.UTF_8)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Fact> facts(
      List<ObjectNode> payloads,
      String source,
      BiFunction<ObjectNode, Origin, List<Fact>> adapter) {
    return payloads.stream()
        .flatMap(payload -> {
          String digest = Integer.toHexString(payload.toString().hashCode());
          return adapter.apply(payload, DemoTenant.origin(source, digest)).stream();
        })
        .toList();
  }

  /// The life of the one call of these facts, after it was seen that neither order nor repeats
  /// change it.
  static CallSnapshot life(List<Fact> facts) {
    assertThat(facts).extracting(fact -> fact.envelope().callId()).doesNotContainNull();
    CallSnapshot life = Objects.requireNonNull(Story.unnumbered(Story.arrive(facts)));
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      List<Fact> twice = new ArrayList<>(facts);
      twice.addAll(facts);
      Collections.shuffle(twice, random);
      assertThat(Story.unnumbered(Story.arrive(twice))).as("shuffle %d", i).isEqualTo(life);
    }
    return life;
  }

  /// Who ended it, how and where: `caller deliberate talk`.
  static String ending(CallSnapshot life) {
    Ending ending = Objects.requireNonNull(life.ending());
    return (ending.by() + " " + ending.mode() + " " + ending.phase()).toLowerCase(Locale.ROOT);
  }

  /// Seconds and counts: `queue 60 holds 2 91 transfers 0 0 talk 109 agents [1001]`.
  static String numbers(CallSnapshot life) {
    return "queue %d holds %d %d transfers %d %d %d talk %d agents %s"
        .formatted(
            life.queueWaitMs() / 1000,
            life.holds(),
            life.holdMs() / 1000,
            life.transfers(),
            life.failedTransfers(),
            life.transferMs() / 1000,
            life.talkMs() / 1000,
            life.agents());
  }
}
