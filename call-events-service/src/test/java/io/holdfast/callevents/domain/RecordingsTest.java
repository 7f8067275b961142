package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The fold against what really happened on a real switch.
class RecordingsTest {
  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappened() {
    return Recordings.truths()
        .map(t ->
            DynamicTest.dynamicTest(
                t.recording() + " " + t.callId(),
                () -> {
                  List<Fact> facts =
                      Recordings.facts(t.recording()).getOrDefault(t.callId(), List.of());
                  CallSnapshot life = Timeline.of(facts.stream().sorted(Fact.ORDER).toList());
                  var ending = java.util.Objects.requireNonNull(life.ending());
                  Map<String, Object> told = new TreeMap<>();
                  told.put("by", word(ending.by()));
                  told.put("mode", word(ending.mode()));
                  told.put("phase", word(ending.phase()));
                  told.put("holds", life.holds());
                  told.put("agent", life.agent() == null ? "-" : life.agent());
                  told.put("transfers", life.transfers());
                  if (ending.by() == io.holdfast.contracts.telephony.Happening.Party.AGENT) {
                    assertThat(ending.agent()).isEqualTo(life.agent());
                  }
                  long sinceWait =
                      life.lastWaitEndedAt() == null
                          ? -1000
                          : java.time.Duration.between(life.lastWaitEndedAt(), life.endedAt())
                                  .toMillis()
                              * t.stretch();
                  assertThat(sinceWait)
                      .isCloseTo(t.sinceWaitEndedMs(), org.assertj.core.data.Offset.offset(3000L));
                  assertThat(told).isEqualTo(t.exact());
                  assertThat(life.queueWaitMs() * t.stretch())
                      .isCloseTo(t.queueWaitMs(), org.assertj.core.data.Offset.offset(3000L));
                  assertThat(life.holdMs() * t.stretch())
                      .isCloseTo(t.holdMs(), org.assertj.core.data.Offset.offset(3000L));
                }));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
