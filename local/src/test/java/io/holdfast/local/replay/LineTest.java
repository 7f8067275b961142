package io.holdfast.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final CallIds IDS = new CallIds("k3f9a");
  private static final Stretch AS_IT_WAS = new Stretch(1, 0, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Uniqueid",
        "Linkedid",
        "DestUniqueid",
        "DestLinkedid",
        "TransfererUniqueid",
        "TransfereeLinkedid",
        "UniqueID",
        "LinkedID"
      })
  void shouldMarkTheIdWhicheverFieldHoldsIt(String field) {
    assertThat(rewritten("{\"" + field + "\":\"1795284282.165\"}"))
        .isEqualTo("{\"" + field + "\":\"1795284282.165-k3f9a\"}");
  }

  @Test
  void shouldMarkIdsOfASwitchWithANameOfItsOwn() {
    assertThat(rewritten("{\"Uniqueid\":\"pbx-1-1795284282.165\"}"))
        .isEqualTo("{\"Uniqueid\":\"pbx-1-1795284282.165-k3f9a\"}");
  }

  @Test
  void shouldMarkEachIdWhenAHeaderCameTwice() {
    assertThat(rewritten("{\"Uniqueid\":[\"1795284282.1\",\"1795284282.2\"]}"))
        .isEqualTo("{\"Uniqueid\":[\"1795284282.1-k3f9a\",\"1795284282.2-k3f9a\"]}");
  }

  @Test
  void shouldMarkIdsInsideTheTextOfExtra() {
    String line =
        """
        {"Extra":"{\\"bridge_id\\":\\"5600\\",\\"transferee_channel_uniqueid\\":\\"1795284282.165\\"}"}\
        """;
    assertThat(rewritten(line)).contains("\\\"1795284282.165-k3f9a\\\"").contains("\\\"5600\\\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"BridgeUniqueid\":\"56007712-05d9-4aa0-9030-157c8e5bddaa\"}",
        "{\"Uniqueid\":\"\"}",
        "{\"SentNTP\":\"1795284282.165\"}",
        "{\"Event\":\"FullyBooted\",\"Uptime\":\"980\"}",
        "{\"Timestamp\":\"soon\"}",
        "no JSON at all",
        "[1]"
      })
  void shouldLeaveEverythingElseAsItCame(String line) {
    assertThat(rewritten(line)).isEqualTo(line);
  }

  @Test
  void shouldBecomeTheSameLineWhenItIsRewrittenAgain() {
    Line line = Line.parse("{\"Timestamp\":\"1795283787.868005\",\"Uniqueid\":\"1795283787.125\"}");
    Stretch stretch = new Stretch(60, 1795283799000000L, 1795290000000000L);
    assertThat(line.rewritten(stretch, IDS)).isEqualTo(line.rewritten(stretch, IDS));
  }

  @Test
  void shouldLeaveNoUnmarkedIdInARealRecording() throws IOException {
    Pattern bare = Pattern.compile("(?i)(unique|linked)id\\W{1,6}\\d{10}\\.\\d+(?!-k3f9a|\\d)");
    for (Line line : Recording.bundled("blind-transfer-to-queue-then-agent-ends.jsonl").lines()) {
      String now = line.rewritten(AS_IT_WAS, IDS);
      assertThat(bare.matcher(now).find()).as(now).isFalse();
      Json.object(now.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldReadTheZippedShiftWithItsFirstAndLastMoment() throws IOException {
    Recording shift = Recording.bundled("shift-a.jsonl.gz");
    assertThat(shift.lines()).hasSize(5590);
    assertThat(List.of(shift.firstMicros(), shift.lastMicros()))
        .containsExactly(shift.lines().get(1).micros(), shift.lines().getLast().micros());
  }

  private static String rewritten(String line) {
    return Line.parse(line).rewritten(AS_IT_WAS, IDS);
  }
}
