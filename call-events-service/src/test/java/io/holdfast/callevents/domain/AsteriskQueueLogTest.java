package io.holdfast.callevents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.calls.CallSnapshot.Phase;
import io.holdfast.contracts.calls.Ending.Evidence;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening;
import io.holdfast.contracts.telephony.Happening.Party;
import io.holdfast.platforms.AsteriskQueueLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskQueueLogTest {
  private static final Path FOLDER = Path.of("src/test/resources/platforms/asterisk-queue-log");

  static List<Fact> facts(String line) {
    ObjectNode event = Json.mapper().createObjectNode().put("line", line);
    var origin = DemoTenant.origin("/asterisk/pbx-1", "d" + Integer.toHexString(line.hashCode()));
    return AsteriskQueueLog.facts(event, origin);
  }

  private static List<Fact> factsOf(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file + ".queue_log")).stream()
          .flatMap(line -> facts(line).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CallSnapshot life(String file) {
    return Timeline.of(factsOf(file).stream().sorted(Fact.ORDER).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent-ends",
        "caller-ends",
        "caller-abandons",
        "blind-transfer-to-queue",
        "attended-transfer",
        "overflow-to-the-same-queue",
        "all-in-one-second",
        "microseconds"
      })
  void shouldTellTheSameLifeInWhateverOrderTheLinesComeAndHoweverOften(String file) {
    List<Fact> told = factsOf(file);
    for (int seed = 0; seed < 50; seed++) {
      List<Fact> twice = new ArrayList<>(told);
      twice.addAll(told);
      Collections.shuffle(twice, new Random(seed));
      assertThat(Story.unnumbered(Story.arrive(twice))).as("seed %d", seed).isEqualTo(life(file));
    }
  }

  @Test
  void shouldAccuseNobodyOnTheWordOfTheQueueAlone() {
    CallSnapshot life = life("agent-ends");
    assertThat(life.phase()).isEqualTo(Phase.ENDED);
    assertThat(life.queueWaitMs()).isEqualTo(45_000);
    assertThat(life.talkMs()).isEqualTo(60_000);
    assertThat(life.agents()).containsExactly("1002");
    assertThat(life.queue()).isEqualTo("support");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
    assertThat(life.ending().agent()).isNull();
    assertThat(life.ending().evidence())
        .extracting(Evidence::signal, Evidence::value, Evidence::says)
        .containsExactly(tuple(AsteriskQueueLog.COMPLETED, "agent", Party.AGENT));
  }

  @Test
  void shouldKnowNoHolds() {
    for (String file : List.of("agent-ends", "caller-ends", "overflow-to-the-same-queue")) {
      CallSnapshot life = life(file);
      assertThat(life.holds()).isZero();
      assertThat(life.holdMs()).isZero();
    }
  }

  @Test
  void shouldNameTheExtensionOfALocalMember() {
    CallSnapshot life = life("caller-ends");
    assertThat(life.agents()).containsExactly("1003");
    assertThat(life.queueWaitMs()).isEqualTo(30_000);
    assertThat(life.endedAt()).isEqualTo(Instant.ofEpochSecond(1767261690));
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
  }

  @Test
  void shouldEndInTheQueueWhereTheCallerGaveUp() {
    CallSnapshot life = life("caller-abandons");
    assertThat(life.ending().phase()).isEqualTo(Phase.QUEUE);
    assertThat(life.ending().by()).isEqualTo(Party.CALLER);
    assertThat(life.ending().confidence()).isEqualTo(0.7);
    assertThat(life.queueWaitMs()).isEqualTo(Duration.ofMinutes(11).plusSeconds(40).toMillis());
    assertThat(life.agents()).isEmpty();
    assertThat(life.lastWaitEndedAt()).isNull();
  }

  @Test
  void shouldTellATransferIntoAnotherQueueWithinOneSecond() {
    CallSnapshot life = life("blind-transfer-to-queue");
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.agents()).containsExactly("1001", "1002");
    assertThat(life.queue()).isEqualTo("billing");
    assertThat(life.queueWaitMs()).isEqualTo(20_000);
    assertThat(life.transferMs()).isZero();
    assertThat(life.talkMs()).isEqualTo(120_000);
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  private static CallSnapshot lifeOf(String... lines) {
    List<Fact> facts = new ArrayList<>();
    for (String line : lines) {
      facts.addAll(facts(line));
    }
    return Payloads.life(facts);
  }

  private static final String[] TALK = {
    "1767261600|1.1|support|NONE|ENTERQUEUE||+15550107006|1",
    "1767262200|1.1|support|PJSIP/7009|CONNECT|600|1.2|11"
  };

  /// The consultation that became the caller's wait is logged under an id of its own.
  @ParameterizedTest
  @ValueSource(strings = {"billing", "support"})
  void shouldKnowTheQueueThatAnAttendedTransferLedInto(String queue) {
    CallSnapshot life =
        lifeOf(
            TALK[0],
            TALK[1],
            "1767262337|1.1|" + queue + "|PJSIP/7051|CONNECT|7|9.4|6",
            "1767262510|1.1|" + queue + "|PJSIP/7051|COMPLETEAGENT|7|173|1");
    assertThat(life.queue()).isEqualTo(queue);
    assertThat(life.queueWaitMs()).isEqualTo(606_000);
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.talkMs()).isEqualTo(131_000 + 173_000);
    assertThat(life.agents()).containsExactly("7009", "7051");
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABANDON|1|1|7", "EXITWITHTIMEOUT|1|1|7", "EXITWITHKEY|2|1|1|7"})
  void shouldKnowTheQueueThatACallerGaveUpAfterAnAttendedTransfer(String exit) {
    CallSnapshot life = lifeOf(TALK[0], TALK[1], "1767262337|1.1|billing|NONE|" + exit);
    assertThat(life.queue()).isEqualTo("billing");
    assertThat(life.queueWaitMs()).isEqualTo(606_000);
    assertThat(life.transfers()).isEqualTo(1);
    if (exit.startsWith("ABANDON")) {
      assertThat(Payloads.ending(life)).isEqualTo("caller deliberate queue");
    }
  }

  @Test
  void shouldCountATransferIntoAQueueOnce() {
    CallSnapshot life =
        lifeOf(
            TALK[0],
            TALK[1],
            "1767262330|1.1|support|PJSIP/7009|BLINDTRANSFER|8001|from-agents|600|130|1",
            "1767262330|1.1|billing|NONE|ENTERQUEUE||+15550107006|1",
            "1767262337|1.1|billing|PJSIP/7051|CONNECT|7|9.4|6");
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.queueWaitMs()).isEqualTo(607_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "x", "99999999999"})
  void shouldTellNoEntryWhereTheWaitCannotBeRead(String wait) {
    assertThat(facts("1767261600|1.1|support|PJSIP/1|CONNECT|" + wait + "|1.2|3"))
        .noneMatch(fact -> fact.happening() instanceof Happening.CallQueued);
  }

  @Test
  void shouldKeepACallOpenThatWasHandedOnToWhereTheLogSeesNothing() {
    CallSnapshot life = life("attended-transfer");
    assertThat(life.transfers()).isEqualTo(1);
    assertThat(life.endedAt()).isNull();
  }

  @Test
  void shouldAddUpTheWaitsOfACallThatGoesFromQueueToQueueWithinOneSecond() {
    CallSnapshot life = life("overflow-to-the-same-queue");
    assertThat(life.queueWaitMs()).isEqualTo(180_000);
    assertThat(life.queue()).isEqualTo("night");
    assertThat(life.talkMs()).isEqualTo(120_000);
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldFoldACallThatLastedNoSecond() {
    CallSnapshot life = life("all-in-one-second");
    assertThat(life.phase()).isEqualTo(Phase.ENDED);
    assertThat(life.agents()).containsExactly("1001");
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }

  @Test
  void shouldKeepMicrosecondsWhereTheSwitchWritesThem() {
    CallSnapshot life = life("microseconds");
    assertThat(life.offeredAt()).isEqualTo(Instant.parse("2026-01-01T10:00:00.100001Z"));
    assertThat(life.queueWaitMs()).isEqualTo(500);
    assertThat(life.talkMs()).isEqualTo(29_650);
  }

  @Test
  void shouldOfferTheCallersNumberWithTheFirstQueue() {
    var offered = (Happening.CallOffered) factsOf("agent-ends").getFirst().happening();
    assertThat(offered.caller().number()).isEqualTo("+15551230401");
    assertThat(facts("1767261600|1.1|support|NONE|ENTERQUEUE||<unknown>|1").getFirst().happening())
        .isEqualTo(
            new Happening.CallOffered(
                Happening.Direction.INBOUND,
                new Happening.Caller(null, null, null, null, null, null),
                null,
                null,
                null,
                null));
  }

  @Test
  void shouldPassOverLinesThatTellOfNoCall() {
    assertThat(factsOf("of-no-call")).isEmpty();
    assertThat(facts("1767261600|1.1|support|PJSIP/1|OFTHEFUTURE|1|2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1767261600|1.1|support|NONE",
        "yesterday|1.1|support|NONE|ENTERQUEUE",
        "999999999999999|1.1|support|NONE|ENTERQUEUE"
      })
  void shouldRefuseWhatIsNoLineOfAQueueLog(String line) {
    assertThatThrownBy(() -> facts(line))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("line");
  }

  @Test
  void shouldRefuseAnEventWithoutALine() {
    var origin = DemoTenant.origin("/asterisk/pbx-1", "digest");
    assertThatThrownBy(
            () -> AsteriskQueueLog.facts(Json.mapper().createObjectNode().put("l", "x"), origin))
        .isInstanceOf(UnreadableEventException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PJSIP/1001",
        "SIP/1001-0000003f",
        "Local/1001@from-queue/n",
        "Agent/1001",
        "1001"
      })
  void shouldNameTheAgentAsTheSwitchsOtherEventsDo(String member) {
    assertThat(facts("1767261600|1.1|q|" + member + "|RINGNOANSWER|0").getFirst().happening())
        .isEqualTo(new Happening.AgentMissed("1001", "q", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Local/+15550107042@outbound/n", "15550107042", "SIP/01555107042"})
  void shouldNameNoAgentByANumberOutside(String member) {
    CallSnapshot life =
        lifeOf(
            TALK[0],
            "1767262200|1.1|support|" + member + "|CONNECT|600|1.2|11",
            "1767262260|1.1|support|" + member + "|COMPLETEAGENT|600|60|1");
    assertThat(life.agents()).isEmpty();
    assertThat(life.queueWaitMs()).isEqualTo(600_000);
    assertThat(life.ending().by()).isEqualTo(Party.UNKNOWN);
    assertThat(life.ending().phase()).isEqualTo(Phase.TALK);
  }
}
