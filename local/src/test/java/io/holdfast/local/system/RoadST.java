package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.running.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;

/// The whole road on eleven recordings of a real switch, against what really happened: from the
/// intake to the clean life of each call and the promises, whatever happens on the way.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoadST {
  private static final long TOLERANCE_MS = 3_000;
  private static SystemUnderTest system;
  private static EndState plain;
  private static List<Truth> truths;

  @BeforeAll
  static void replayInThreeWays() throws Exception {
    system = SystemUnderTest.running();
    truths = Stream.concat(Truth.ofTheShift().stream(), Truth.ofSingleCalls().stream()).toList();
    CompletableFuture.allOf(
            inBackground(Variant.plain()),
            inBackground(Variant.shuffled()),
            inBackground(Variant.repeated()))
        .join();
    plain = endState(Variant.plain());
  }

  @Test
  @Order(1)
  void shouldTellWhoEndedEachCallAndHowAsItReallyWas() {
    assertAll(truths.stream().map(truth -> (Executable) () -> shouldTell(truth)));
  }

  private static void shouldTell(Truth truth) {
    CallSnapshot call = plain.calls().get(truth.callId());
    assertThat(call).as(truth.toString()).isNotNull();
    Ending ending = call.ending();
    assertThat(ending).as("%s%n%s", truth, call).isNotNull();
    assertThat(word(ending.by()) + " " + word(ending.mode()) + " " + word(ending.phase()))
        .as("%s%n%s", truth, call)
        .isEqualTo(truth.by() + " " + truth.mode() + " " + truth.phase());
    assertThat(call.holds()).as("holds of %s%n%s", truth, call).isEqualTo(truth.holds());
    assertThat(call.queueWaitMs())
        .as("queue wait of %s%n%s", truth, call)
        .isCloseTo(truth.queueWaitMs(), within(TOLERANCE_MS));
    assertThat(call.holdMs())
        .as("hold time of %s%n%s", truth, call)
        .isCloseTo(truth.holdMs(), within(TOLERANCE_MS));
    assertThat(call.transfers())
        .as("transfers of %s%n%s", truth, call)
        .isEqualTo(truth.transfers());
  }

  @Test
  @Order(2)
  void shouldLeaveTheCallsOpenThatWereOpenWhenTheRecordingStopped() {
    Set<String> known = truths.stream().map(Truth::callId).collect(Collectors.toSet());
    assertThat(plain.calls().keySet()).hasSize(known.size() + 2).containsAll(known);
    plain
        .calls()
        .forEach((id, call) -> {
          if (!known.contains(id)) {
            assertThat(call.ending()).as(id).isNull();
          }
        });
  }

  @Test
  @Order(3)
  void shouldKeepExactlyThePromisesThatAreOwed() {
    assertThat(plain.promises()).isEqualTo(owed());
    assertThat(plain.dropped()).isEmpty();
  }

  @Test
  @Order(4)
  void shouldEndInTheSameStateWhenLinesComeShuffled() throws Exception {
    shouldBeAsPlain(endState(Variant.shuffled()));
  }

  @Test
  @Order(5)
  void shouldEndInTheSameStateWhenEveryLineComesTwice() throws Exception {
    shouldBeAsPlain(endState(Variant.repeated()));
  }

  @Test
  @Order(6)
  void shouldEndInTheSameStateWhenTheServiceIsKilledInMidReplay() throws Exception {
    Variant killed = new Variant("killed", lines -> lines, 60);
    AtomicReference<CompletableFuture<Void>> restart = new AtomicReference<>();
    killed.replayAll(
        system.addresses(),
        sent -> {
          if (isHalfway(sent) && restart.get() == null) {
            restart.set(CompletableFuture.runAsync(RoadST::killAndRestart));
          }
        });
    Objects.requireNonNull(restart.get(), "the replay ended before the kill").join();
    shouldBeAsPlain(endState(killed));
  }

  @Test
  @Order(7)
  void shouldPublishEachFactOnceAndNumberThemWithoutGaps() {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    Map<String, Set<Long>> numbers = new TreeMap<>();
    for (CallEvent event : system.probe().events(SystemUnderTest.TOPICS.callEvents())) {
      String tenant = event.envelope().tenant();
      String name = tenant + " " + event.envelope().source() + " " + event.envelope().id();
      if (!seen.add(name)) {
        twice.add(name + " of " + event.key());
      }
      CallSnapshot call = event.call();
      if (call != null) {
        numbers.computeIfAbsent(event.key().toString(), _ -> new TreeSet<>()).add(call.seq());
      }
    }
    assertThat(twice).isEmpty();
    numbers.forEach((key, all) ->
        assertThat(List.of(all.iterator().next(), ((TreeSet<Long>) all).last()))
            .as(key)
            .containsExactly(1L, (long) all.size()));
  }

  private static void shouldBeAsPlain(EndState state) {
    assertAll(
        () -> assertThat(state.promises()).isEqualTo(plain.promises()),
        () -> assertThat(state.calls()).isEqualTo(plain.calls()),
        () -> assertThat(state.dropped()).allSatisfy(c -> assertThat(c.attempt()).isZero()));
  }

  private static EndState endState(Variant variant) throws Exception {
    Set<String> ended = truths.stream().map(Truth::callId).collect(Collectors.toSet());
    return EndState.of(variant, system, ended, owed().size());
  }

  private static Set<String> owed() {
    return truths.stream()
        .filter(Truth::owesAPromise)
        .map(t -> t.callId() + " " + t.kind() + " KEPT")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isHalfway(Replay.Sent sent) {
    return sent.lines() * 2 > sent.of();
  }

  private static void killAndRestart() {
    try {
      system.system().killAndRestart(Service.CALL_EVENTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<Void> inBackground(Variant variant) {
    return CompletableFuture.runAsync(() -> {
      try {
        variant.replayAll(system.addresses(), _ -> {});
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      } catch (Exception e) {
        throw new IllegalStateException("Expected to replay " + variant.name(), e);
      }
    });
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
