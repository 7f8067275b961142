package io.holdfast.callevents.topology;

import static io.holdfast.callevents.domain.Story.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.callevents.domain.Story;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import io.holdfast.contracts.telephony.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallHistorySerdeTest {
  private static final Serde<CallHistory> SERDE = CallHistorySerde.create();

  private static final String KEPT =
      "0100d804060080c0f8daa6fda506060c060004663008001e2f617374657269736b2f7062782d310a"
          + "180c000e0004633110000864656d6f000c06000466310886010a1a0c80897a0e8801108a01043800"
          + "0e737570706f727440020c06000466320886010a220c809c9c390e8801108a010636000831303031"
          + "388e013a00046131";

  private static final String KEPT_IN_FORM_2 =
      "0200d804060080c0f8daa6fda506060c060004663008001e2f617374657269736b2f7062782d31"
          + "0a180c000e0004633110000864656d6f00000c06000466310886010a1a0c80897a0e8801108a01"
          + "000438000e737570706f727440020c06000466320886010a220c809c9c390e8801108a01000636"
          + "000831303031388e013a00046131";

  /// Whoever changes a byte of what is written needs a new version.
  @Test
  void shouldWriteTheFormOfItsVersion() {
    byte[] written = write(Story.arrive(Story.call().queued(1).joined(61).facts()));
    assertThat(HexFormat.of().formatHex(written)).isEqualTo(KEPT_IN_FORM_2);
  }

  private static byte[] write(CallHistory history) {
    return SERDE.serializer().serialize("t", history);
  }

  private static CallHistory again(CallHistory history) {
    return SERDE.deserializer().deserialize("t", write(history));
  }

  private static void assertKept(CallHistory history) {
    CallHistory again = again(history);
    assertThat(again.mark()).isEqualTo(history.mark());
    assertThat(again.facts()).isEqualTo(history.facts());
    assertThat(again.life()).isEqualTo(history.life());
  }

  @Test
  void shouldKeepEveryRecordedCall() {
    Recordings.facts("shift-a").forEach((_, facts) -> assertKept(Story.arrive(facts)));
  }

  @Test
  void shouldKeepEveryTypeOfFactWithAllItsFields() {
    List<Fact> facts = new ArrayList<>();
    var legs = Map.of("asterisk.hangup-request", "agent", "ä", "日本 😀 \" \\");
    var cause = new Happening.Cause(-16, "Normal", 480);
    facts.add(
        fact(
            new Happening.HangupSignalled(
                Happening.Leg.AGENT, "a1", "1001", Happening.SignalOrigin.PHONE, cause, legs)));
    facts.add(
        fact(new Happening.QualityReported(Happening.Leg.CALLER, 4.25, 1e-300, Long.MAX_VALUE)));
    facts.add(
        fact(
            new Happening.CustomerComplained(
                Json.object("{\"token\":\"t\",\"day\":[1,{\"x\":null}]}".getBytes(UTF_8)),
                "letter",
                "",
                false)));
    facts.add(fact(new Happening.HoldsReported("1001", 3, 91_000, 80_000)));
    facts.add(fact(new Happening.GapReported(Instant.EPOCH, NOON.plusNanos(1000), null)));
    facts.add(
        new Fact(
            Envelope.issued("u", "/a/b", "call.future", Instant.EPOCH, "c1", "demo"),
            new Happening.Unknown(Json.object("{\"x\":[1.5,\"y\"]}".getBytes(UTF_8)))));
    facts.sort(Fact.ORDER);
    assertKept(Story.arrive(facts));
  }

  @Test
  void shouldKeepIdsOfAllFormsToTheLetter() {
    List<Fact> facts = new ArrayList<>();
    String digest = "0123456789abcdef".repeat(4);
    for (String id :
        List.of(
            "1",
            digest,
            digest + ":call.queued:0",
            digest.toUpperCase(java.util.Locale.ROOT),
            digest.substring(1),
            UUID.nameUUIDFromBytes(new byte[0]).toString(),
            UUID.nameUUIDFromBytes(new byte[0]).toString().toUpperCase(java.util.Locale.ROOT),
            "x".repeat(36),
            "")) {
      facts.add(Story.dated(Story.call().facts().getFirst(), id, NOON));
    }
    assertThat(again(Story.arrive(facts)).facts())
        .hasSize(9)
        .containsExactlyInAnyOrderElementsOf(facts);
    assertThat(bytesOf(digest)).isLessThan(bytesOf("x".repeat(40)));
  }

  private static int bytesOf(String id) {
    Fact fact = Story.dated(Story.call().facts().getFirst(), id, NOON);
    return write(Story.arrive(List.of(fact))).length;
  }

  @Test
  void shouldKeepWhatHappenedToACall() {
    CallHistory given = Story.arrive(Story.call().queued(1).facts());
    assertKept(
        given.expire(NOON.plus(Duration.ofHours(7))).map(Outcome.Taken::history).orElseThrow());
    assertKept(given);
    assertKept(given.leave(NOON.plus(Duration.ofHours(9))));
    assertThat(write(given).length).isLessThan(24);
  }

  @Test
  void shouldGoOnFromWhatWasKept() {
    List<Fact> facts = Story.call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
    CallHistory history = CallHistory.empty();
    for (Fact fact : facts) {
      history = again(((Outcome.Taken) history.take(fact, 100, NOON)).history());
    }
    assertThat(Story.unnumbered(history)).isEqualTo(Story.unnumbered(Story.arrive(facts)));
    assertThat(history.take(facts.get(2), 100, NOON)).isInstanceOf(Outcome.Repeated.class);
  }

  /// The median of open calls is asked to be at most 1.5 KB.
  @Test
  void shouldKeepAnOpenCallInFewBytes() {
    List<Integer> sizes = new ArrayList<>();
    Recordings.facts("shift-a")
        .forEach((_, facts) -> {
          int open = Math.max(1, facts.size() * 2 / 3);
          sizes.add(write(Story.arrive(facts.subList(0, open))).length);
        });
    sizes.sort(null);
    assertThat(sizes.get(sizes.size() / 2)).isLessThan(1_000);
    assertThat(sizes.getLast()).isLessThan(4_000);
  }

  /// State that was kept must be read by every later release.
  @ParameterizedTest
  @ValueSource(strings = {KEPT, KEPT_IN_FORM_2})
  void shouldReadStateThatWasKeptLongAgo(String hex) {
    byte[] kept = HexFormat.of().parseHex(hex);
    CallHistory history = SERDE.deserializer().deserialize("t", kept);
    List<Fact> facts = Story.call().queued(1).joined(61).facts();
    assertThat(history.facts()).isEqualTo(facts);
    assertThat(history.mark()).isEqualTo(Story.arrive(facts).mark());
    assertKept(history);
  }

  @Test
  void shouldReadAFactOfATypeThatTheReleaseBeforeDidNotKnow() {
    Envelope e = Envelope.issued("u", "/a/b", "call.queued", NOON, "c1", "demo");
    var fields = Json.object("{\"queue\":\"support\",\"position\":1}".getBytes(UTF_8));
    CallHistory history = again(Story.arrive(List.of(new Fact(e, new Happening.Unknown(fields)))));
    assertThat(history.facts())
        .containsExactly(new Fact(e, new Happening.CallQueued("support", 1)));
  }

  @Test
  void shouldKeepAFactOfAKnownTypeThatWouldBeRefusedToday() {
    Envelope e = Envelope.issued("u", "/a/b", "call.agent-joined", NOON, "c1", "demo");
    Fact fact = new Fact(e, new Happening.Unknown(Json.object("{\"agent\":[1]}".getBytes(UTF_8))));
    assertThat(again(Story.arrive(List.of(fact))).facts()).containsExactly(fact);
  }

  /// Nothing falls due of it, so that no sweep asks for what it cannot read.
  private static CallHistory unreadable(byte[] bytes) {
    CallHistory history = SERDE.deserializer().deserialize("t", bytes);
    assertThat(history.isOver()).isFalse();
    assertThat(history.mark().touchedAt()).isAfter(NOON.plus(Duration.ofDays(36_500)));
    return history;
  }

  @Test
  void shouldSayOfANewerFormThatItIsNewerAsSoonAsItsFactsAreAskedFor() {
    CallHistory history = unreadable(NewerState.ofANewerForm());
    assertThatThrownBy(history::facts)
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("version 3");
  }

  @Test
  void shouldNotMisreadAFactOfATypeThatOnlyANewerReleaseKnows() {
    CallHistory history =
        SERDE.deserializer().deserialize("t", NewerState.withAFactOfType("call.future"));
    assertThatThrownBy(history::facts)
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("call.future");
  }

  @Test
  void shouldNotMisreadAFieldThatOnlyANewerReleaseKnows() {
    CallHistory history =
        SERDE.deserializer().deserialize("t", NewerState.withAFactOfType("call.agent-rang"));
    assertThatThrownBy(history::facts)
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("a field position");
  }

  @Test
  void shouldNotMisreadWhatIsNoState() {
    assertThatThrownBy(unreadable("{\"seq\":1}".getBytes(UTF_8))::facts)
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(unreadable(new byte[] {2, 0, 1})::facts)
        .isInstanceOf(RuntimeException.class);
    byte[] cut = Arrays.copyOf(write(Story.arrive(Story.call().facts())), 30);
    assertThatThrownBy(() -> SERDE.deserializer().deserialize("t", cut).facts())
        .isInstanceOf(RuntimeException.class);
  }

  private static Fact fact(Happening happening) {
    String type = FactType.of(happening).orElseThrow().typeName();
    return new Fact(
        Envelope.issued(
            UUID.nameUUIDFromBytes(type.getBytes(UTF_8)).toString(),
            "/asterisk/pbx-1",
            type,
            NOON.plusNanos(123_456_000),
            "c1",
            "demo"),
        happening);
  }
}
