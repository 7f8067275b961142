package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.DemoTenant;
import io.holdfast.contracts.telephony.Fact;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each kind of switch is asked for, what each may refuse, and how FreeSWITCH says good-bye.
@Timeout(60)
class LogInTest {
  private static final FakeSpeech ESL = FakeSpeech.FREESWITCH;
  private static final List<ObjectNode> EVENTS = ESL.events();
  private static final String SUBSCRIPTION =
      "event plain CHANNEL_CREATE CHANNEL_BRIDGE CHANNEL_HOLD CHANNEL_UNHOLD"
          + " CHANNEL_HANGUP_COMPLETE HEARTBEAT CUSTOM callcenter::info";

  @TempDir Path folder;

  private LiveSwitch client(FakeSpeech speech, FakeSwitch pbx, Map<String, String> more) {
    return new LiveSwitch(speech, pbx.port(), folder, List.of(), more);
  }

  @Test
  void shouldAskAnAsteriskForTheLeastItNeeds() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch();
        LiveSwitch client = client(FakeSpeech.ASTERISK, pbx, Map.of())) {
      FakeSwitch.Session session = pbx.next();
      assertThat(session.greet())
          .containsExactly("Action: Login", "Username: holdfast", "Secret: s3cret");
      session.garble("Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
      assertThat(session.action()).containsExactly("Action: Events", "EventMask: call,agent");
      await().until(() -> client.connected() == 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    ",auth ClueCon",
    "holdfast@pbx.example.com,userauth holdfast@pbx.example.com:ClueCon"
  })
  void shouldAskAFreeSwitchForTheLeastItNeeds(String user, String command) throws Exception {
    Map<String, String> settings = user == null ? Map.of() : Map.of("user", user);
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, settings)) {
      FakeSwitch.Session session = pbx.next();
      assertThat(session.greet()).containsExactly(command);
      session.garble(
          """
          Content-Type: command/reply
          Reply-Text: +OK accepted
          Allowed-Events: all
          Allowed-API: none
          Allowed-LOG: false

          """);
      assertThat(session.action()).containsExactly(SUBSCRIPTION);
      session.garble(ESL.pong(""));
      await().until(() -> client.connected() == 1);
    }
  }

  @Test
  void shouldAskForEveryEventThatTellsAFact() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(LogInTest.class.getResource("/platforms/freeswitch"));
    Set<String> telling = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .flatMap(name -> ESL.recorded(name.replace(".jsonl", "")).stream())
          .filter(event -> !posted(List.of(event)).isEmpty())
          .forEach(event ->
              telling.add(event.path("Event-Subclass").asText(event.path("Event-Name").asText())));
    }
    assertThat(telling).isNotEmpty();
    assertThat(SUBSCRIPTION.split(" ")).containsAll(telling);
  }

  @Test
  void shouldBeRefusedWhereTheAddressIsNotAllowed() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, Map.of())) {
      FakeSwitch.Session session = pbx.next();
      String words = "Access Denied, go away.\n";
      session.garble("Content-Type: text/rude-rejection\nContent-Length: 24\n\n" + words);
      session.drop();
      await().until(() -> client.feed.state().equals("refused"));
    }
  }

  @Test
  void shouldBeRefusedWhereTheUserMayNotHearTheEvents() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, Map.of())) {
      FakeSwitch.Session session = pbx.next();
      session.greet();
      session.garble(ESL.welcome());
      session.action();
      session.garble("Content-Type: command/reply\nReply-Text: -ERR permission denied\n\n");
      await().until(() -> client.feed.state().equals("refused"));
    }
  }

  @Test
  void shouldComeBackAfterADisconnectNotice() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, Map.of())) {
      FakeSwitch.Session first = pbx.next().letIn(ESL.before);
      first.tell(EVENTS.subList(0, 6));
      first.garble(FakeSpeech.notice("killed listener because of lost events\n"));
      pbx.next().letIn(ESL.clock(EVENTS.get(6))).tell(EVENTS.subList(6, 13));
      await().until(() -> client.facts.facts().size() >= posted(EVENTS).size());
      assertThat(client.facts.facts()).containsExactlyInAnyOrderElementsOf(posted(EVENTS));
      assertThat(client.facts.gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).isEqualTo("connection-lost"));
    }
  }

  /// As `switch_socket_send` leaves it when it gave up on a client that did not read.
  @Test
  void shouldGiveUpAConnectionWhereAnEventIsTornByTheNext() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, Map.of())) {
      FakeSwitch.Session first = pbx.next().letIn(ESL.before);
      first.tell(EVENTS.subList(0, 6));
      first.tellHalf(EVENTS.get(6));
      first.tell(EVENTS.subList(7, 13));
      pbx.next().letIn(ESL.clock(EVENTS.get(12))).tell(EVENTS.subList(6, 13));
      await().until(() -> client.facts.facts().size() >= posted(EVENTS).size());
      assertThat(client.facts.facts()).containsExactlyInAnyOrderElementsOf(posted(EVENTS));
      assertThat(client.facts.gaps()).hasSize(1);
    }
  }

  private static List<Fact> posted(List<ObjectNode> events) {
    var sender = DemoTenant.sender(ESL.source());
    return events.stream().flatMap(e -> ESL.dialect.facts(e, sender.origin(e)).stream()).toList();
  }

  @Test
  void shouldCountNoHeartbeatAsAnEvent() throws Exception {
    try (FakeSwitch pbx = new FakeSwitch(ESL);
        LiveSwitch client = client(ESL, pbx, Map.of())) {
      FakeSwitch.Session session = pbx.next().letIn(ESL.before);
      session.garble(FakeSpeech.heartbeat("1772366399500000"));
      session.tell(EVENTS.subList(0, 1));
      await().until(() -> !client.facts.facts().isEmpty());
      assertThat(
              client.registry.find("holdfast.switch.events").tag("outcome", "ignored").counters())
          .allMatch(counter -> counter.count() == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cel-file", "queue-log-file"})
  void shouldNotStartWithLogsThatAFreeSwitchDoesNotHave(String setting) {
    assertThatThrownBy(() -> new LiveSwitch(ESL, 1, folder, List.of(), Map.of(setting, "/log")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pbx")
        .hasMessageContaining("cel-file");
  }

  @Test
  void shouldNotStartWhereNobodyCouldLogIn() {
    assertThatThrownBy(
            () -> new LiveSwitch(ESL, 1, folder, List.of(), Map.of("user", "without-a-domain")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user@domain");
    assertThatThrownBy(
            () -> new LiveSwitch(FakeSpeech.ASTERISK, 1, folder, List.of(), Map.of("user", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a user");
  }
}
