package io.holdfast.callevents.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.rest.Recordings;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Evidence;
import io.holdfast.contracts.calls.Ending.Mode;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Direction;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.AsteriskCel;
import io.holdfast.platforms.Origin;
import io.holdfast.platforms.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskCelTest {
  private static final Path FOLDER = Path.of("src/test/resources/platforms/asterisk-cel");

  private static Origin origin(String raw) {
    return DemoTenant.origin("/asterisk/pbx-1", "d" + Integer.toHexString(raw.hashCode()));
  }

  private static List<Fact> facts(String json) {
    return AsteriskCel.facts(Json.object(json.getBytes(UTF_8)), origin(json));
  }

  @Test
  void shouldKnowAgentsPhonesByTheContextsOfTheirSwitch() {
    var origin = new Origin(new Sender("demo", "/asterisk/pbx-1", Set.of("phones")), "digest");
    Map<String, Direction> directions = new TreeMap<>();
    for (String context : List.of("phones", "from-agents")) {
      var row =
          Json.mapper()
              .createObjectNode()
              .put("eventtype", "CHAN_START")
              .put("eventtime", "2026-03-01 12:00:00.000000")
              .put("channame", "PJSIP/1001-00000001")
              .put("cid_num", "1001")
              .put("exten", "200")
              .put("context", context)
              .put("uniqueid", "1772366400.1")
              .put("linkedid", "1772366400.1");
      var told = AsteriskCel.facts(row, origin).getFirst().happening();
      directions.put(context, ((Happening.CallOffered) told).direction());
    }
    assertThat(directions)
        .isEqualTo(Map.of("phones", Direction.OUTBOUND, "from-agents", Direction.INBOUND));
  }

  private static Map<String, List<Fact>> recorded(String recording) {
    return new String(Recordings.bytes(recording), UTF_8)
        .lines()
        .filter(line -> line.contains("\"Event\": \"CEL\"") || line.contains("\"Event\":\"CEL\""))
        .flatMap(line -> facts(line).stream())
        .collect(Collectors.groupingBy(f -> f.key().id()));
  }

  private static List<Fact> factsOf(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .map(line ->
              file.endsWith(".csv")
                  ? Json.mapper().createObjectNode().put("line", line).toString()
                  : line)
          .flatMap(event -> facts(event).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CallSnapshot life(List<Fact> facts) {
    return Timeline.of(facts.stream().sorted(Fact.ORDER).toList());
  }

  @TestFactory
  Stream<DynamicTest> shouldTellWhatReallyHappenedOnARealSwitch() {
    return Recordings.truths()
        .map(t ->
            DynamicTest.dynamicTest(
                t.recording() + " " + t.callId(),
                () -> {
                  CallSnapshot life = life(recorded(t.recording()).get(t.callId()));
                  assertThat(told(life)).isEqualTo(t.exact());
                  assertThat(life.queueWaitMs() * t.stretch())
                      .isCloseTo(t.queueWaitMs(), Offset.offset(3000L));
                  assertThat(life.holdMs() * t.stretch())
                      .isCloseTo(t.holdMs(), Offset.offset(3000L));
                }));
  }

  private static Map<String, Object> told(CallSnapshot life) {
    return new TreeMap<>(
        Map.of(
            "by", word(life.ending().by()),
            "mode", word(life.ending().mode()),
            "phase", word(life.ending().phase()),
            "holds", life.holds(),
            "agent", life.agent() == null ? "-" : life.agent(),
            "transfers", life.transfers()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-ends.csv",
        "lost-transfer.csv",
        "phone-lost.csv",
        "attended-transfer.jsonl"
      })
  void shouldTellTheSameLifeInWhateverOrderTheRowsComeAndHoweverOften(String file) {
    List<Fact> told = factsOf(file);
    for (int seed = 0; seed < 50; seed++) {
      List<Fact> twice = new ArrayList<>(told);
      twice.addAll(told);
      Collections.shuffle(twice, new Random(seed));
      assertThat(Story.unnumbered(Story.arrive(twice))).as("seed %d", seed).isEqualTo(life(told));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-ends.csv", "agent-ends-with-a-literal.csv"})
  void shouldReadTheLinesOfMasterCsv(String file) {
    CallSnapshot life = life(factsOf(file));
    assertThat(life.queue()).isEqualTo("support");
    assertThat(life.queueWaitMs()).isEqualTo(60_002);
    assertThat(life.talkMs()).isEqualTo(59_998);
    assertThat(life.ending().by()).isEqualTo(Party.AGENT);
    assertThat(life.ending().agent()).isEqualTo("1001");
    assertThat(life.ending().mode()).isEqualTo(Mode.DELIBERATE);
    assertThat(life.ending().cause().q850()).isEqualTo(16);
  }

  @Test
  void shouldNameNobodyWhereATransferReachedNobody() {
    CallSnapshot life = life(factsOf("lost-transfer.csv"));
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.transferMs()).isEqualTo(2_000);
    assertThat(life.ending().phase()).isEqualTo(Phase.TRANSFER);
    assertThat(life.ending().by()).isEqualTo(Party.PLATFORM);
    assertThat(life.ending().mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(life.ending().evidence())
        .filteredOn(e -> e.signal().equals("asterisk.cel.hangupsource"))
        .extracting(Evidence::value, Evidence::says)
        .containsExactly(tuple("dialplan", Party.UNKNOWN));
  }

  @Test
  void shouldBlameTheNetworkWhereThePhonesChannelWentWithoutAWish() {
    CallSnapshot life = life(factsOf("phone-lost.csv"));
    assertThat(life.ending().by()).isEqualTo(Party.NETWORK);
    assertThat(life.ending().mode()).isEqualTo(Mode.TECHNICAL);
    assertThat(life.ending().agent()).isNull();
  }

  @Test
  void shouldTakeHalvesOfLocalChannelsForNobody() {
    List<Fact> facts = factsOf("attended-transfer.jsonl");
    CallSnapshot life = life(facts);
    assertThat(life.agents()).containsExactly("1002", "1003");
    assertThat(life.queue()).isEqualTo("overflow");
    assertThat(life.queueWaitMs()).isEqualTo(44_000);
    assertThat(life.holds()).isEqualTo(1);
    assertThat(life.holdMs()).isEqualTo(30_000);
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.endedAt()).isEqualTo(Instant.parse("2026-01-01T10:02:00Z"));
  }

  @Test
  void shouldTakeAnAnnouncementForNoHold() {
    String row =
        "{\"eventtype\":\"STREAM_BEGIN\",\"eventtime\":\"1767261600\",\"linkedid\":\"c1\","
            + "\"uniqueid\":\"c1\",\"channame\":\"PJSIP/trunk-00000001\",\"extra\":%s}";
    assertThat(facts(row.formatted("{\"file\":\"beep\",\"format\":\"slin\"}"))).isEmpty();
    assertThat(facts(row.formatted("{\"class\":\"default\"}"))).hasSize(1);
  }

  @Test
  void shouldPutNoChannelsNameIntoEvidence() {
    for (String file : List.of("agent-ends.csv", "lost-transfer.csv", "attended-transfer.jsonl")) {
      assertThat(factsOf(file))
          .allSatisfy(f -> assertThat(f.toJson().toString()).doesNotContain("PJSIP"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1767261600.178728                | 2026-01-01T10:00:00.178728Z
          1767261600                       | 2026-01-01T10:00:00Z
          2026-01-01 10:00:00.178728       | 2026-01-01T10:00:00.178728Z
          2026-01-01 06:00:00.112995-04    | 2026-01-01T10:00:00.112995Z
          2026-01-01T11:00:00.5+01:00      | 2026-01-01T10:00:00.500Z
          2026-01-01T10:00:00Z             | 2026-01-01T10:00:00Z
          """,
      delimiter = '|')
  void shouldReadEveryTimeThatTheLogMayHave(String time, Instant at) {
    assertThat(at(time, null)).isEqualTo(at);
  }

  @Test
  void shouldReadATimeWithoutAZoneInThatOfThePayload() {
    assertThat(at("2026-07-01 12:00:00", "Europe/Vienna"))
        .isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(at("2026-01-01 12:00:00", "Europe/Vienna"))
        .isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
  }

  private static Instant at(String time, @org.jspecify.annotations.Nullable String zone) {
    ObjectNode row = Json.mapper().createObjectNode().put("EventTime", time).put("zone", zone);
    row.put("EventType", "LINKEDID_END").put("LinkedID", "c1");
    return facts(row.toString()).getFirst().envelope().occurredAt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventtype\":\"LINKEDID_END\",\"eventtime\":\"now\",\"linkedid\":\"c1\"}",
        "{\"eventtype\":\"LINKEDID_END\",\"eventtime\":\"2026-02-30 10:00:00\",\"linkedid\":\"c\"}",
        "{\"eventtype\":\"LINKEDID_END\",\"eventtime\":\"1767261600\"}",
        "{\"eventtime\":\"1767261600\",\"linkedid\":\"c1\"}",
        "{\"Event\":\"CEL\",\"EventName\":\"LINKEDID_END\",\"EventTime\":\"2026-01-01 10:00:00\",\"LinkedID\":\"c\"}",
        "{\"line\":\"\\\"HANGUP\\\",\\\"1767261600\\\",\\\"a\\\"\"}",
        "{\"line\":\"\"}"
      })
  void shouldRefuseWhatItCannotRead(String event) {
    assertThatThrownBy(() -> facts(event)).isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void shouldPassOverRowsThatTellNothingOfACall() {
    String row =
        "{\"eventtype\":\"%s\",\"eventtime\":\"1767261600\",\"linkedid\":\"c1\",\"uniqueid\":\"c1\","
            + "\"channame\":\"PJSIP/trunk-00000001\",\"extra\":\"not json\"}";
    for (String type : List.of("CHAN_END", "ANSWER", "USER_DEFINED", "OF_THE_FUTURE")) {
      assertThat(facts(row.formatted(type))).isEmpty();
    }
    assertThat(facts(row.formatted("HANGUP"))).hasSize(2);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
