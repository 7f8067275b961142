package io.holdfast.callevents.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Intake;
import io.holdfast.callevents.domain.Timeline;
import io.holdfast.callevents.messaging.CatchUp.Tongue;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.callevents.topology.Settings;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.kit.health.Worker;
import io.holdfast.platforms.AsteriskAmi;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A shift of a real switch of which some seconds were missed: its logs tell them.
class CatchUpTest {
  private static final List<ObjectNode> SHIFT = FakeSwitch.recorded("shift-a");
  private static final Duration MISSED = Duration.ofSeconds(20);

  @TempDir Path folder;
  private CatchUp cel;
  private CatchUp queueLog;

  @BeforeEach
  void write() throws IOException {
    cel = new CatchUp(Tongue.CEL, folder.resolve("Master.csv"), Optional.empty());
    Files.write(cel.file(), SwitchLogs.masterCsv(SHIFT));
    queueLog = new CatchUp(Tongue.QUEUE_LOG, folder.resolve("queue_log"), Optional.empty());
    Files.write(queueLog.file(), SwitchLogs.queueLog(SHIFT));
  }

  private static Map<String, CallSnapshot> lives(Stream<Fact> facts) {
    return facts
        .sorted(Fact.ORDER)
        .collect(
            Collectors.groupingBy(
                f -> f.key().id(),
                Collectors.collectingAndThen(Collectors.toList(), Timeline::of)));
  }

  private static Map<String, CallSnapshot> whole() {
    return lives(Recordings.facts("shift-a").values().stream().flatMap(List::stream));
  }

  /// What is known of the calls where nobody listened from a second of the shift on.
  private ListedFacts heard(int second, List<CatchUp> logs) throws InterruptedException {
    Instant from = AsteriskAmi.at(SHIFT.get(5)).orElseThrow().plusSeconds(second);
    List<ObjectNode> before = SHIFT.stream().filter(e -> !isAfter(e, from)).toList();
    List<ObjectNode> after = SHIFT.stream().filter(e -> isAfter(e, from.plus(MISSED))).toList();
    ListedFacts facts = new ListedFacts();
    var registry = new SimpleMeterRegistry();
    SwitchMeters meters = new SwitchMeters(registry, "pbx");
    var intake =
        new Intake(facts, Settings.of(stateDir()), InstantSource.fixed(Instant.EPOCH), registry);
    ToIntake delivery =
        new ToIntake(
            intake,
            "demo",
            "pbx",
            meters,
            Duration.ofMillis(1),
            new Worker("switches", InstantSource.system()));
    var origins = new Gaps.Origins(LiveSwitch.SENDER, logs, Duration.ofMillis(20));
    Gaps gaps = new Gaps(origins, new LastSeen(folder.resolve("seen-" + logs.size())), delivery);
    var events =
        new SwitchEvents(SwitchDialect.ASTERISK, LiveSwitch.SENDER, gaps, delivery, meters);
    gaps.connected();
    events.take(before);
    gaps.connected();
    events.take(after);
    await().pollInterval(Duration.ofMillis(5)).until(() -> !gaps.isCatchingUp());
    assertThat(facts.gaps()).hasSize(1);
    return facts;
  }

  private Map<String, String> stateDir() {
    return Map.of("holdfast.call-events.state-dir", folder.toString());
  }

  private static boolean isAfter(ObjectNode event, Instant moment) {
    return AsteriskAmi.at(event).filter(at -> at.isAfter(moment)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 33, 61, 94, 128, 177, 203, 251, 290, 333, 371})
  void shouldKnowFromTheChannelEventLogWhatWasMissed(int second) throws Exception {
    Map<String, CallSnapshot> told = lives(heard(second, List.of(cel)).facts().stream());
    Map<String, CallSnapshot> whole = whole();
    assertThat(told.keySet()).isEqualTo(whole.keySet());
    whole.forEach((call, truth) -> {
      CallSnapshot life = told.get(call);
      assertThat(life.agents()).as(call).isEqualTo(truth.agents());
      assertThat(life.holds()).as(call).isEqualTo(truth.holds());
      assertThat(life.transfers()).as(call).isEqualTo(truth.transfers());
      assertThat(life.queueWaitMs()).as(call).isCloseTo(truth.queueWaitMs(), Offset.offset(50L));
      assertThat(life.holdMs()).as(call).isCloseTo(truth.holdMs(), Offset.offset(50L));
      assertThat(life.caller()).as(call).isEqualTo(truth.caller());
      if (truth.ending() != null) {
        assertThat(life.ending().by()).as(call).isEqualTo(truth.ending().by());
        assertThat(life.ending().agent()).as(call).isEqualTo(truth.ending().agent());
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 33, 61, 94, 128, 177, 203, 251, 290, 333, 371})
  void shouldKnowFromTheQueueLogWhatWasMissedAndAccuseNobody(int second) throws Exception {
    Map<String, CallSnapshot> told = lives(heard(second, List.of(queueLog)).facts().stream());
    Map<String, CallSnapshot> whole = whole();
    assertThat(told.keySet()).isEqualTo(whole.keySet());
    whole.forEach((call, truth) -> {
      CallSnapshot life = told.get(call);
      assertThat(life.agents()).as(call).isEqualTo(truth.agents());
      assertThat(life.transfers()).as(call).isEqualTo(truth.transfers());
      assertThat(life.queueWaitMs()).as(call).isCloseTo(truth.queueWaitMs(), Offset.offset(2100L));
      if (truth.ending() != null) {
        assertThat(life.ending()).as(call).isNotNull();
        assertThat(life.ending().by()).as(call).isIn(truth.ending().by(), Party.UNKNOWN);
      }
    });
  }

  @Test
  void shouldTellNothingTwiceWhereBothLogsAreRead() throws Exception {
    Map<String, CallSnapshot> one = lives(heard(128, List.of(cel)).facts().stream());
    Map<String, CallSnapshot> both = lives(heard(128, List.of(cel, queueLog)).facts().stream());
    assertThat(both.keySet()).isEqualTo(one.keySet());
    one.forEach((call, life) -> {
      assertThat(both.get(call).agents()).isEqualTo(life.agents());
      assertThat(both.get(call).transfers()).isEqualTo(life.transfers());
      assertThat(both.get(call).holdMs()).isEqualTo(life.holdMs());
      assertThat(both.get(call).ending() == null).isEqualTo(life.ending() == null);
    });
  }

  @Test
  void shouldMarkNothingAsHistorySinceItsCallersAreOwed() throws Exception {
    assertThat(heard(128, List.of(cel, queueLog)).facts())
        .allSatisfy(f -> assertThat(f.envelope().ofThePast()).isFalse());
  }

  @Test
  void shouldTellTheGapWhereTheLogIsGone() throws Exception {
    Files.delete(cel.file());
    assertThat(heard(128, List.of(cel)).gaps()).hasSize(1);
  }

  @Test
  void shouldKeepALineThatCannotBeReadAsADeadLetter() throws Exception {
    Instant within = AsteriskAmi.at(SHIFT.get(5)).orElseThrow().plusSeconds(138);
    Files.writeString(
        cel.file(),
        "\"HANGUP\",\"%d.000000\"%s\n".formatted(within.getEpochSecond(), ",\"\"".repeat(18)));
    assertThat(heard(128, List.of(cel)).letters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("missing-field"));
  }

  @Test
  void shouldReadOnlyTheEndOfALongLog() throws Exception {
    Path log = folder.resolve("long");
    StringBuilder lines = new StringBuilder();
    for (int second = 0; second < 100_000; second++) {
      lines.append(1_700_000_000 + second).append("|c|support|PJSIP/1|RINGNOANSWER|1000\n");
    }
    Files.writeString(log, lines);
    Instant from = Instant.ofEpochSecond(1_700_099_000);
    int[] looked = {0};
    try (var reader =
        LogTail.open(
            log,
            from,
            line -> {
              looked[0]++;
              return Optional.of(Instant.ofEpochSecond(Long.parseLong(line.substring(0, 10))));
            })) {
      List<String> read = reader.lines().toList();
      assertThat(read).hasSizeBetween(1_000, 40_000).last().asString().startsWith("1700099999|");
      assertThat(read.getFirst()).matches("17000\\d{5}\\|c\\|support.*");
    }
    assertThat(looked[0]).isLessThan(5);
  }
}
