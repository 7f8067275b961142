package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.DeadLetter;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.AsteriskAmi;
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

/// The client against a switch that speaks the real protocol, with what a real switch told.
@Timeout(60)
class SwitchFeedTest {
  private static final String RECORDING = "two-holds-then-agent-ends";
  private static final List<ObjectNode> EVENTS = FakeSwitch.recorded(RECORDING);
  private static final String BEFORE = "1795283900.000000";

  @TempDir Path folder;

  private LiveSwitch client(FakeSwitch pbx) {
    return new LiveSwitch(pbx.port(), folder, List.of(), Map.of());
  }

  private static List<Fact> posted(String recording) {
    return Recordings.facts(recording).values().stream().flatMap(List::stream).toList();
  }

  private static void awaitAll(LiveSwitch client, String recording) {
    List<Fact> all = posted(recording);
    await().until(() -> client.facts.facts().size() >= all.size());
    assertThat(client.facts.facts()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void shouldLogInWithTheLeastItNeeds() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next();
      assertThat(session.greet())
          .containsExactly("Action: Login", "Username: holdfast", "Secret: s3cret");
      session.garble("Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
      assertThat(session.action()).containsExactly("Action: Events", "EventMask: call,agent");
      await().until(() -> client.connected() == 1);
      assertThat(client.feed.state()).isEqualTo("connected");
    }
  }

  @Test
  void shouldTellTheSameFactsAsIfTheEventsHadBeenPosted() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      pbx.next().letIn(BEFORE).tell(FakeSwitch.recorded("shift-a"));
      awaitAll(client, "shift-a");
      assertThat(client.facts.gaps()).isEmpty();
      assertThat(client.facts.letters()).isEmpty();
    }
  }

  @Test
  void shouldComeBackAfterADropInMidEventAndTellTheGap() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next().letIn(BEFORE);
      first.tell(EVENTS.subList(0, 100));
      first.tellHalf(EVENTS.get(100));
      first.drop();
      FakeSwitch.Session second = pbx.next().letIn(EVENTS.get(100).path("Timestamp").asText());
      second.tell(EVENTS.subList(100, EVENTS.size()));
      awaitAll(client, RECORDING);
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(lastTime(EVENTS.subList(0, 100)));
            assertThat(gap.until()).isEqualTo(lastTime(EVENTS.subList(100, 101)));
            assertThat(gap.reason()).isEqualTo("connection-lost");
          });
      assertThat(client.registry.get("holdfast.switch.gaps").counter().count()).isEqualTo(1);
    }
  }

  static Instant lastTime(List<ObjectNode> events) {
    return events.stream()
        .flatMap(e -> AsteriskAmi.at(e).stream())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  @Test
  void shouldTryAgainLaterWhereTheLogInIsRefused() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next();
      first.refuse();
      await().until(() -> client.feed.state().equals("refused"));
      assertThat(client.connected()).isZero();
      FakeSwitch.Session second = pbx.next();
      assertThat(Duration.ofNanos(second.acceptedAt - first.acceptedAt))
          .isGreaterThan(LiveSwitch.LONGEST_PAUSE.dividedBy(2));
      second.letIn(BEFORE).tell(EVENTS);
      awaitAll(client, RECORDING);
      assertThat(client.feed.state()).isEqualTo("connected");
    }
  }

  @Test
  void shouldTryAgainWhereSomebodyElseAnswers() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session other = pbx.next();
      other.garble("HTTP/1.1 400 Bad Request\r\n\r\n");
      pbx.next().letIn(BEFORE).tell(EVENTS);
      awaitAll(client, RECORDING);
    }
  }

  @Test
  void shouldPassOverGarbageAndKeepWhatCannotBeReadAsADeadLetter() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(BEFORE);
      session.tell(EVENTS.subList(0, 20));
      session.garble("\u0001\u0002 no header at all\r\n\r\n\r\n: nameless\r\n");
      session.garble("Event: Hold\r\nTimestamp: 1795283934.000000\r\nUniqueid: x\r\n\r\n");
      session.tell(EVENTS.subList(20, EVENTS.size()));
      awaitAll(client, RECORDING);
      assertThat(client.facts.letters())
          .extracting(DeadLetter::reason)
          .containsExactly("missing-field");
    }
  }

  @Test
  void shouldGiveUpAConnectionWhereALineHasNoEnd() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(BEFORE);
      session.tell(EVENTS.subList(0, 20));
      try {
        session.garble("x".repeat(1 << 20));
      } catch (UncheckedIOException e) {
        assertThat(e).hasCauseInstanceOf(IOException.class); // closed while we wrote
      }
      pbx.next().letIn(BEFORE).tell(EVENTS.subList(20, EVENTS.size()));
      awaitAll(client, RECORDING);
    }
  }

  @Test
  void shouldGiveUpAConnectionThatIsDeadWithoutAWord() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session first = pbx.next().letIn(BEFORE);
      first.tell(EVENTS.subList(0, 50));
      first.tellHalf(EVENTS.get(50));
      first.stall();
      pbx.next().letIn("1795283940.000000").tell(EVENTS.subList(50, EVENTS.size()));
      awaitAll(client, RECORDING);
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("no-answer"));
    }
  }

  @Test
  void shouldStayOnAQuietConnection() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      FakeSwitch.Session session = pbx.next().letIn(BEFORE);
      assertThat(pbx.isTriedAgain(700)).as("gave up a connection that answers").isFalse();
      session.tell(EVENTS);
      awaitAll(client, RECORDING);
      assertThat(client.facts.gaps()).isEmpty();
    }
  }

  @Test
  void shouldLoseNothingWhileTheBrokerIsAway() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(pbx)) {
      client.facts.away.set(100); // longer than silence is borne
      pbx.next().letIn(BEFORE).tell(FakeSwitch.recorded("shift-a"));
      awaitAll(client, "shift-a");
      assertThat(client.facts.away).hasValue(0);
      assertThat(client.facts.gaps()).isEmpty();
    }
  }

  @Test
  void shouldKnowAfterARestartWhatItMissed() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch()) {
      try (LiveSwitch client = client(pbx)) {
        FakeSwitch.Session session = pbx.next().letIn(BEFORE);
        session.tell(EVENTS.subList(0, 100));
        await().until(() -> !client.facts.facts().isEmpty());
        session.drop(); // so that everything was read
        pbx.next();
      }
      try (LiveSwitch client = client(pbx)) {
        pbx.next().letIn("1795284000.000000");
        await().until(() -> client.facts.gaps().size() == 1);
        assertThat(client.facts.gaps().getFirst().from())
            .isEqualTo(lastTime(EVENTS.subList(0, 100)));
        assertThat(client.facts.gaps().getFirst().until())
            .isEqualTo(Instant.parse("2026-11-21T18:00:00Z"));
        assertThat(client.facts.gaps().getFirst().reason()).isEqualTo("restarted");
      }
    }
  }

  @Test
  void shouldTakeWhatItHasReadBeforeItStops() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch()) {
      LiveSwitch client = client(pbx);
      client.facts.away.set(Integer.MAX_VALUE);
      pbx.next().letIn(BEFORE).tell(EVENTS);
      await().until(() -> client.facts.refused.get() > 0);
      client.facts.away.set(0);
      client.close();
      assertThat(client.facts.facts()).isNotEmpty();
      assertThat(client.feed.state()).isEqualTo("away");
    }
  }

  @Test
  void shouldPutNoControlCharacterIntoAnAction() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client =
            new LiveSwitch(
                pbx.port(), folder, List.of(), Map.of("secret", "x\r\nAction: Originate"))) {
      FakeSwitch.Session session = pbx.next();
      session.garble("Asterisk Call Manager/9.0.0\r\n");
      pbx.next();
      assertThat(client.connected()).isZero();
    }
  }
}
