package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.DemoTenant;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The client against a switch of each kind that speaks the real protocol.
@Timeout(60)
@ParameterizedClass
@EnumSource(FakeSpeech.class)
class SwitchFeedTest {
  private final FakeSpeech speech;
  private final List<ObjectNode> events;
  private final int half;

  @TempDir Path folder;

  SwitchFeedTest(FakeSpeech speech) {
    this.speech = speech;
    this.events = speech.events();
    this.half = events.size() / 2;
  }

  private LiveSwitch client(FakeSwitch pbx) {
    return client(pbx, Map.of());
  }

  private LiveSwitch client(FakeSwitch pbx, Map<String, String> more) {
    return new LiveSwitch(speech, pbx.port(), folder, List.of(), more);
  }

  /// The facts of the same events if they had been posted.
  private List<Fact> posted(List<ObjectNode> told) {
    Sender sender = DemoTenant.sender(speech.source());
    return told.stream().flatMap(e -> speech.dialect.facts(e, sender.origin(e)).stream()).toList();
  }

  private void awaitAll(LiveSwitch client, List<ObjectNode> told) {
    List<Fact> all = posted(told);
    await().until(() -> client.facts.facts().size() >= all.size());
    assertThat(client.facts.facts()).containsExactlyInAnyOrderElementsOf(all);
  }

  private Instant lastTime(List<ObjectNode> told) {
    return told.stream()
        .flatMap(e -> speech.dialect.at(e).stream())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private String last() {
    return speech.clock(events.getLast());
  }

  @Test
  void shouldTellTheSameFactsAsIfTheEventsHadBeenPosted() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      pbx.next().letIn(speech.before).tell(events);
      awaitAll(client, events);
      assertThat(client.feed.state()).isEqualTo("connected");
      assertThat(client.facts.gaps()).isEmpty();
      assertThat(client.facts.letters()).isEmpty();
    }
  }

  @Test
  void shouldReadEventsHoweverTheNetworkCutsThem() throws Exception {
    for (int bytes : new int[] {1, 7, 1_000}) {
      try (FakeSwitch pbx = new FakeSwitch(speech);
          LiveSwitch client = client(pbx)) {
        pbx.next().letIn(speech.before).tellInPieces(events.subList(0, half), bytes);
        awaitAll(client, events.subList(0, half));
        assertThat(client.facts.letters()).isEmpty();
      }
    }
  }

  @Test
  void shouldComeBackAfterADropInMidEventAndTellTheGap() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next().letIn(speech.before);
      first.tell(events.subList(0, half));
      first.tellHalf(events.get(half));
      first.drop();
      FakeSwitch.Session second = pbx.next().letIn(speech.clock(events.get(half)));
      second.tell(events.subList(half, events.size()));
      awaitAll(client, events);
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(lastTime(events.subList(0, half)));
            assertThat(gap.until()).isEqualTo(lastTime(events.subList(half, half + 1)));
            assertThat(gap.reason()).isEqualTo("connection-lost");
          });
      assertThat(client.registry.get("holdfast.switch.gaps").counter().count()).isEqualTo(1);
    }
  }

  @Test
  void shouldTryAgainLaterWhereTheLogInIsRefused() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next();
      first.refuse();
      await().until(() -> client.feed.state().equals("refused"));
      assertThat(client.connected()).isZero();
      FakeSwitch.Session second = pbx.next();
      assertThat(Duration.ofNanos(second.acceptedAt - first.acceptedAt))
          .isGreaterThan(LiveSwitch.LONGEST_PAUSE.dividedBy(2));
      second.letIn(speech.before).tell(events);
      awaitAll(client, events);
      assertThat(client.feed.state()).isEqualTo("connected");
    }
  }

  @Test
  void shouldTryAgainWhereSomebodyElseAnswers() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session other = pbx.next();
      other.garble("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n");
      pbx.next().letIn(speech.before).tell(events);
      awaitAll(client, events);
    }
  }

  @Test
  void shouldKeepWhatCannotBeReadAsADeadLetter() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(speech.before);
      session.tell(events.subList(0, half));
      session.garble(speech.unreadable());
      session.tell(events.subList(half, events.size()));
      awaitAll(client, events);
      assertThat(client.facts.letters())
          .extracting(DeadLetter::reason)
          .containsExactly("missing-field");
    }
  }

  @Test
  void shouldGiveUpAConnectionWhereALineHasNoEnd() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(speech.before);
      session.tell(events.subList(0, half));
      try {
        session.garble("x".repeat(1 << 20));
      } catch (UncheckedIOException e) {
        assertThat(e).hasCauseInstanceOf(IOException.class); // closed while we wrote
      }
      pbx.next().letIn(speech.before).tell(events.subList(half, events.size()));
      awaitAll(client, events);
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("connection-lost"));
    }
  }

  @Test
  void shouldGiveUpAConnectionThatIsDeadWithoutAWord() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next().letIn(speech.before);
      first.tell(events.subList(0, half));
      first.tellHalf(events.get(half));
      first.stall();
      pbx.next().letIn(last()).tell(events.subList(half, events.size()));
      awaitAll(client, events);
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("no-answer"));
    }
  }

  @Test
  void shouldStayOnAQuietConnection() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(speech.before);
      assertThat(pbx.isTriedAgain(700)).as("gave up a connection that answers").isFalse();
      session.tell(events);
      awaitAll(client, events);
      assertThat(client.facts.gaps()).isEmpty();
    }
  }

  @Test
  void shouldLoseNothingWhileTheBrokerIsAway() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      client.facts.away.set(100); // longer than silence is borne
      pbx.next().letIn(speech.before).tell(events);
      awaitAll(client, events);
      assertThat(client.facts.away).hasValue(0);
      assertThat(client.facts.gaps()).isEmpty();
    }
  }

  @Test
  void shouldSayThatWhatASwitchToldWaitsForTheBroker() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx)) {
      client.facts.away.set(Integer.MAX_VALUE);
      pbx.next().letIn(speech.before).tell(events);
      await().until(() -> client.facts.refused.get() > 0);
      assertThat(client.stalled()).isZero();
      client.clock.advance(Duration.ofSeconds(61));
      assertThat(client.stalled()).isEqualTo(1);
      assertThat(client.workers.call().getData().orElseThrow())
          .containsEntry(
              "switches",
              "stalled: %s of pbx has waited for 61 s".formatted(speech.dialect.platform()));
      client.facts.away.set(0);
      awaitAll(client, events);
      await().until(() -> client.stalled() == 0);
    }
  }

  @Test
  void shouldFreeASwitchThatKeepsItsEventsForTooLong() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx, Map.of("longest-stall", "300ms"))) {
      FakeSwitch.Session session = pbx.next().letIn(speech.before);
      client.facts.away.set(Integer.MAX_VALUE);
      session.tell(events.subList(0, half));
      session.awaitClose();
      client.facts.away.set(0);
      pbx.next().letIn(last()).tell(events.subList(half, events.size()));
      List<Fact> after = posted(events.subList(half, events.size()));
      await().until(() -> client.facts.facts().containsAll(after)); // before, some are in the gap
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("broker-away"));
    }
  }

  @Test
  void shouldKnowAfterARestartWhatItMissed() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech)) {
      try (LiveSwitch client = client(pbx)) {
        FakeSwitch.Session session = pbx.next().letIn(speech.before);
        session.tell(events.subList(0, half));
        await().until(() -> !client.facts.facts().isEmpty());
        session.drop(); // so that everything was read
        pbx.next();
      }
      try (LiveSwitch client = client(pbx)) {
        pbx.next().letIn(last());
        await().until(() -> client.facts.gaps().size() == 1);
        assertThat(client.facts.gaps().getFirst().from())
            .isEqualTo(lastTime(events.subList(0, half)));
        assertThat(client.facts.gaps().getFirst().until())
            .isEqualTo(lastTime(List.of(events.getLast())));
        assertThat(client.facts.gaps().getFirst().reason()).isEqualTo("restarted");
      }
    }
  }

  @Test
  void shouldTakeWhatItHasReadBeforeItStops() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech)) {
      LiveSwitch client = client(pbx);
      client.facts.away.set(Integer.MAX_VALUE);
      pbx.next().letIn(speech.before).tell(events);
      await().until(() -> client.facts.refused.get() > 0);
      client.facts.away.set(0);
      client.close();
      assertThat(client.facts.facts()).isNotEmpty();
      assertThat(client.feed.state()).isEqualTo("away");
    }
  }

  @Test
  void shouldPutNoControlCharacterIntoACommand() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(speech);
        LiveSwitch client = client(pbx, Map.of("secret", "x\r\nAction: Originate"))) {
      assertThat(pbx.next().isGreetedBack()).isFalse();
      pbx.next();
      assertThat(client.connected()).isZero();
    }
  }
}
