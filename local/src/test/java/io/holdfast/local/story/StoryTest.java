package io.holdfast.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.callbacks.Callback;
import io.holdfast.contracts.callbacks.Callback.CallerRef;
import io.holdfast.contracts.callbacks.Callback.Drop;
import io.holdfast.contracts.callbacks.Callback.Kind;
import io.holdfast.contracts.callbacks.Callback.Severity;
import io.holdfast.contracts.callbacks.Callback.Status;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.CallerId;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void shouldCountCallsByWhoEndedThemWhenSomeAreOpen() {
    Shift shift =
        new Shift(
            Map.of(
                "1", call(ending(Party.AGENT, "1002", Phase.HOLD)),
                "2", call(ending(Party.AGENT, "1003", Phase.TALK)),
                "3", call(ending(Party.CALLER, null, Phase.QUEUE)),
                "4", call(null)),
            List.of(),
            List.of());
    assertThat(lines(shift))
        .startsWith(
            "4 calls, 48 min 00 s lost by callers in queues, on hold and in transfer",
            "  ended by      calls  deliberately  while waiting or on hold",
            "  agent         2      2             1",
            "    1002        1      1             1",
            "    1003        1      1             0",
            "  caller        1      1             1",
            "  (still open)  1");
  }

  @Test
  void shouldTellEachPromiseWithoutTheNumber() {
    Drop drop =
        new Drop(
            Kind.DROPPED_WHILE_HELD,
            720_000,
            Severity.HIGH,
            ending(Party.AGENT, "1002", Phase.HOLD));
    Callback callback =
        new Callback(
            "cb",
            "demo",
            "1",
            Status.KEPT,
            drop,
            new CallerRef("c_1", "+1••••••••09"),
            "support",
            1,
            END.plusSeconds(600),
            END.plusSeconds(86_400),
            null,
            null,
            List.of(),
            3L);
    Shift shift = new Shift(Map.of("1", call(drop.ending())), List.of(callback), List.of());
    assertThat(lines(shift))
        .contains(
            "1 promises to call back: 1 kept",
            "  +1••••••••09  dropped-while-held  12:00:00  1002   12 min 00 s  12:10:00  kept");
  }

  private static List<String> lines(Shift shift) {
    return new Story(shift, ZoneOffset.UTC).lines();
  }

  private static Ending ending(Party by, @Nullable String agent, Phase phase) {
    return new Ending(by, agent, Ending.Mode.DELIBERATE, phase, null, null, null, 0.95, List.of());
  }

  private static CallSnapshot call(@Nullable Ending ending) {
    return new CallSnapshot(
        ending == null ? Phase.TALK : Phase.ENDED,
        null,
        "asterisk",
        null,
        null,
        1,
        CallerId.UNKNOWN,
        null,
        null,
        List.of(),
        END,
        ending == null ? null : END,
        null,
        720_000,
        0,
        0,
        0,
        null,
        0,
        0,
        0,
        0,
        720_000,
        0,
        null,
        ending,
        0);
  }
}
