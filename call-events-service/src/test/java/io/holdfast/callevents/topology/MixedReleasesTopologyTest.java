package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.telephony.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An instance of this release works on calls that one of a newer release has written, as it
/// happens in the middle of an upgrade, and after one that was taken back.
class MixedReleasesTopologyTest {
  private static final String KEY = "demo|c1";

  /// Longer than any call is kept.
  private static final Duration FOR_EVER = Duration.ofDays(30);

  static Stream<byte[]> statesOfANewerRelease() {
    return Stream.of(
        NewerState.ofANewerForm(),
        NewerState.withAFactOfType("call.future"),
        NewerState.withAFactOfType("call.agent-rang"));
  }

  /// The store beneath the one that reads and writes calls.
  @SuppressWarnings("unchecked")
  private static KeyValueStore<Bytes, byte[]> bytes(LifeDriver life) {
    KeyValueStore<String, CallHistory> calls = life.driver.getKeyValueStore(LifeTopology.CALLS);
    return ((WrappedStateStore<KeyValueStore<Bytes, byte[]>, String, CallHistory>) calls).wrapped();
  }

  private static byte[] kept(LifeDriver life) {
    return bytes(life).get(Bytes.wrap(KEY.getBytes(UTF_8)));
  }

  private static Fact ofAnotherCall(Fact fact) {
    Envelope e = fact.envelope();
    return new Fact(
        Envelope.issued(e.id(), e.source(), e.type(), e.occurredAt(), "c2", e.tenant()),
        fact.happening());
  }

  @ParameterizedTest
  @MethodSource("statesOfANewerRelease")
  void shouldRefuseTheFactsOfSuchACallAndGoOn(byte[] state, @TempDir Path stateDir) {
    try (LifeDriver life = new LifeDriver(stateDir, Map.of())) {
      bytes(life).put(Bytes.wrap(KEY.getBytes(UTF_8)), state);
      List<Fact> facts = Story.call().queued(1).facts();
      life.pipe(facts.get(1));
      life.pipe(ofAnotherCall(facts.get(0)));
      life.pipe(facts.get(1));
      assertThat(life.reasons()).containsExactly("state-newer", "state-newer");
      assertThat(life.events.readValuesToList())
          .extracting(event -> event.envelope().callId())
          .containsExactly("c2");
      assertThat(life.counted("failed")).isEqualTo(2);
      assertThat(life.counted("read"))
          .isEqualTo(life.counted("failed") + life.counted("published"));
      assertThat(kept(life)).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("statesOfANewerRelease")
  void shouldLeaveSuchACallAsItIsHoweverOftenItIsSwept(byte[] state, @TempDir Path stateDir) {
    try (LifeDriver life = new LifeDriver(stateDir, Map.of())) {
      bytes(life).put(Bytes.wrap(KEY.getBytes(UTF_8)), state);
      life.pipe(ofAnotherCall(Story.call().facts().getFirst()));
      life.advance(FOR_EVER);
      life.advance(Duration.ofMinutes(2));
      life.advance(FOR_EVER);
      life.advance(Duration.ofMinutes(2));
      assertThat(life.counted("expired")).as("the other call").isEqualTo(1);
      assertThat(kept(life)).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("statesOfANewerRelease")
  void shouldTakeWhatWasRefusedOnceTheStateCanBeRead(byte[] state, @TempDir Path stateDir) {
    try (LifeDriver life = new LifeDriver(stateDir, Map.of())) {
      List<Fact> facts = Story.call().queued(1).facts();
      bytes(life).put(Bytes.wrap(KEY.getBytes(UTF_8)), state);
      life.pipe(facts.get(1));
      KeyValueStore<String, CallHistory> calls = life.driver.getKeyValueStore(LifeTopology.CALLS);
      calls.put(KEY, Story.arrive(facts.subList(0, 1)));
      life.pipe(facts.get(1));
      assertThat(life.reasons()).containsExactly("state-newer");
      assertThat(life.events.readValuesToList())
          .singleElement()
          .satisfies(event -> assertThat(event.call().queue()).isEqualTo("support"));
    }
  }
}
