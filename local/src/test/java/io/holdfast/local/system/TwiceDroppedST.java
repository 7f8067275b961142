package io.holdfast.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.local.replay.CallIds;
import io.holdfast.local.replay.Intake;
import io.holdfast.local.replay.Recording;
import io.holdfast.local.replay.Replay;
import io.holdfast.local.replay.Stretch;
import io.holdfast.local.running.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller who is dropped, calls again and is dropped again.
class TwiceDroppedST {
  private static final String DROPPED = "agent-hangs-up-while-on-hold.jsonl";
  private static final int STRETCH = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CallIds FIRST = new CallIds("first");
  private static final CallIds SECOND = new CallIds("second");

  /// All calls first, so that the waits for what becomes of them run side by side. They are so
  /// recent that nothing is due yet: a promise stays open while the tests look.
  @BeforeAll
  static void callTwice() throws Exception {
    Instant now = Instant.now();
    Instant hourAgo = now.minus(Duration.ofHours(1));
    replay("twice-spoke", FIRST, hourAgo);
    replay("twice-spoke", SECOND, now);
    replay("twice-late", SECOND, now);
    replay("twice-late", FIRST, hourAgo);
    replay("twice-silent", FIRST, now.minus(Duration.ofSeconds(20)));
    replay("twice-silent", SECOND, now);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"twice-spoke", "twice-late"})
  void shouldSupersedeTheFirstPromiseWhenTheCallerSpokeMeanwhileWhicheverArrivesFirst(String tenant)
      throws Exception {
    Map<String, Status> found = settled(tenant);
    assertThat(found).containsEntry("second", Status.SCHEDULED);
    assertThat(found).containsEntry("first", Status.SUPERSEDED);
  }

  @Test
  void shouldHaveOneOpenPromiseWhenTheCallerNeverSpokeBetweenTheDrops() throws Exception {
    assertThat(settled("twice-silent").values().stream().filter(s -> s == Status.SCHEDULED))
        .hasSize(1);
  }

  private static Map<String, Status> settled(String tenant) throws Exception {
    SystemUnderTest system = SystemUnderTest.running();
    var _ =
        Waiting.until(
            Duration.ofSeconds(60),
            () -> bySuffix(EndState.callbacks(tenant, system)),
            found -> found.size() == 2 && found.containsValue(Status.SCHEDULED));
    List<Callback> callbacks = EndState.callbacks(tenant, system);
    assertThat(callbacks.stream().filter(EndState::isLive)).as("open promises").hasSizeLessThan(2);
    return bySuffix(callbacks);
  }

  private static Map<String, Status> bySuffix(List<Callback> callbacks) {
    return callbacks.stream()
        .collect(
            Collectors.toMap(
                c -> FIRST.marks(c.callId()) ? FIRST.suffix() : SECOND.suffix(), Callback::status));
  }

  private static void replay(String tenant, CallIds ids, Instant end) throws Exception {
    SystemUnderTest system = SystemUnderTest.running();
    Recording recording = Recording.bundled(DROPPED);
    Intake intake =
        new Intake(
            system.addresses().of(Service.CALL_EVENTS), tenant, "asterisk-ami", "pbx-1", PATIENCE);
    Stretch stretch = Stretch.endingAt(end, recording, STRETCH);
    assertThat(new Replay(recording, stretch, ids, 0).run(intake, _ -> {}).rejected()).isZero();
  }
}
