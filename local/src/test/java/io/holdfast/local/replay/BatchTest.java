package io.holdfast.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void shouldCutBySpanWhenTheReplayKeepsAPace() {
    List<Batch> batches = cut(lines("10.0", "10.2", "11.0", "11.1"), 500_000);
    assertThat(batches).extracting(b -> b.lines().size()).containsExactly(2, 2);
    assertThat(batches).extracting(Batch::offsetMicros).containsExactly(0L, 1_000_000L);
  }

  @Test
  void shouldCutByNumberWhenTheReplayGoesAsFastAsItCan() {
    String[] moments = IntStream.range(0, 450).mapToObj(i -> i + ".0").toArray(String[]::new);
    assertThat(cut(lines(moments), 0))
        .extracting(b -> b.lines().size())
        .containsExactly(200, 200, 50);
  }

  @Test
  void shouldCutBeforeTheBodyGrowsTooLarge() {
    String large = "{\"Timestamp\":\"1.0\",\"Value\":\"" + "x".repeat(150_000) + "\"}";
    assertThat(cut(Recording.of(List.of(large, large, large)), 0)).hasSize(2);
  }

  @Test
  void shouldSendNothingWhenThereIsNothing() {
    assertThat(cut(Recording.of(List.of("", " ")), 0)).isEmpty();
  }

  private static List<Batch> cut(Recording recording, long spanMicros) {
    return Batch.cut(recording, recording.lines().stream().map(Line::text).toList(), spanMicros);
  }

  private static Recording lines(String... moments) {
    return Recording.of(
        List.of(moments).stream().map(m -> "{\"Timestamp\":\"" + m + "\"}").toList());
  }
}
