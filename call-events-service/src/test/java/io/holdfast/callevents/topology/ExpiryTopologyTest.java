package io.holdfast.callevents.topology;

import static io.holdfast.callevents.domain.Story.NOON;
import static io.holdfast.callevents.domain.Story.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.callevents.domain.Story;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTopologyTest {
  private static final List<Fact> CALL =
      call().queued(1).joined(61).phone(90, "a1").ended(90).facts();
  private LifeDriver life;

  @BeforeEach
  void start(@TempDir Path stateDir) {
    life = new LifeDriver(stateDir, Map.of());
  }

  @AfterEach
  void stop() {
    life.close();
  }

  private List<String> types() {
    return life.events.readValuesToList().stream().map(e -> e.envelope().type()).toList();
  }

  @Test
  void shouldLetNoCallExpireAfterAnOutageBeforeAllThatWaitedWasRead() {
    Story.call().queued(1).facts().forEach(life::pipe);
    life.readUntil = Story.NOON;
    life.advance(Duration.ofHours(7));
    life.advance(Duration.ofMinutes(2));
    life.readUntil = Instant.EPOCH;
    life.advance(Duration.ofMinutes(2));
    assertThat(life.counted("expired")).isZero();
    life.readUntil = null;
    life.advance(Duration.ofMinutes(2));
    assertThat(life.counted("expired")).isEqualTo(1);
  }

  @Test
  void shouldExpireASilentCallOnceAfterSixHours() {
    CALL.subList(0, 3).forEach(life::pipe);
    life.advance(Duration.ofHours(6));
    assertThat(types()).doesNotContain("call.expired");
    life.advance(Duration.ofMinutes(2));
    life.advance(Duration.ofMinutes(2));
    List<CallEvent> events = life.events.readValuesToList();
    assertThat(events).extracting(e -> e.envelope().type()).containsExactly("call.expired");
    assertThat(events.getFirst().call().seq()).isEqualTo(4);
    assertThat(life.counted("expired")).isEqualTo(1);
  }

  @Test
  void shouldCountTheSilenceFromTheLastArrivalWhateverTheFactsOwnTimeIs() {
    life.pipe(CALL.getFirst());
    life.advance(Duration.ofHours(5));
    life.pipe(CALL.get(1), NOON.plus(Duration.ofHours(5)));
    life.advance(Duration.ofHours(2));
    assertThat(types()).doesNotContain("call.expired");
    life.advance(Duration.ofHours(5));
    assertThat(types()).containsExactly("call.expired");
  }

  @Test
  void shouldTakeTheTenantsOwnLimit(@TempDir Path other) {
    var own = Map.of("holdfast.call-events.tenants.demo.expire-after", "30m");
    try (LifeDriver brisk = new LifeDriver(other, own)) {
      brisk.pipe(CALL.getFirst());
      brisk.advance(Duration.ofMinutes(32));
      assertThat(brisk.events.readValuesToList())
          .extracting(e -> e.envelope().type())
          .containsExactly("call.offered", "call.expired");
    }
  }

  @Test
  void shouldReviseWhenTheRealEndComesAfterTheExpiry() {
    CALL.subList(0, 3).forEach(life::pipe);
    life.advance(Duration.ofHours(7));
    CALL.subList(3, 5).forEach(life::pipe);
    List<CallEvent> events = life.events.readValuesToList();
    assertThat(events.getLast().envelope().type()).isEqualTo("call.ending-revised");
    CallSnapshot late = events.getLast().call().numbered(0, 0);
    assertThat(late).isEqualTo(Story.unnumbered(Story.arrive(CALL)));
    assertThat(events.getLast().call().revision()).isEqualTo(2);
  }

  @Test
  void shouldExpireNothingWhileOldRecordsAreStillBeingRead() {
    CALL.subList(0, 2).forEach(life::pipe);
    life.advance(Duration.ofHours(6).minusSeconds(20));
    life.pipe(other(CALL.getFirst()), NOON.plusSeconds(61)); // the end of the first may be next
    life.advance(Duration.ofSeconds(60));
    assertThat(types()).doesNotContain("call.expired");
    life.advance(Duration.ofSeconds(61));
    assertThat(types()).containsExactly("call.expired");
  }

  @Test
  void shouldExpireByTheClockOfBeforeWhenStartedAnewFromTheChangelog(@TempDir Path empty) {
    CALL.subList(0, 3).forEach(life::pipe);
    life.advance(Duration.ofHours(4));
    try (LifeDriver again = life.restored(empty)) {
      again.advance(Duration.ofHours(1));
      assertThat(again.events.isEmpty()).isTrue();
      again.advance(Duration.ofMinutes(62));
      CallEvent expired = again.events.readValue();
      assertThat(expired.envelope().type()).isEqualTo("call.expired");
      assertThat(expired.call().endedAt()).isEqualTo(NOON.plusSeconds(61));
      CALL.subList(3, 5).forEach(again::pipe);
      assertThat(again.events.readValuesToList().getLast().call().ending().agent())
          .isEqualTo("1001");
    }
  }

  @Test
  void shouldLetAnExpiredCallGoLikeAnyOther() {
    CALL.subList(0, 3).forEach(life::pipe);
    life.advance(Duration.ofHours(7));
    life.advance(Duration.ofHours(3));
    types();
    life.pipe(CALL.getLast());
    assertThat(life.events.isEmpty()).isTrue();
    assertThat(life.counted("late")).isEqualTo(1);
  }

  private static Fact other(Fact fact) {
    var e = fact.envelope();
    return new Fact(
        io.holdfast.contracts.Envelope.issued(
            "other", e.source(), e.type(), e.occurredAt(), "c2", e.tenant()),
        fact.happening());
  }
}
