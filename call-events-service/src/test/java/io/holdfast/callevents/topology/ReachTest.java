package io.holdfast.callevents.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private final Reach reach = new Reach(START);

  private boolean saw(int second, long read, long end) {
    return reach.saw(read, end, START.plusSeconds(second));
  }

  private long readUntil() {
    return (reach.readUntil - START.toEpochMilli()) / 1000;
  }

  @Test
  void shouldKnowNothingBeforeWhatWaitedIsRead() {
    saw(0, 0, 100);
    saw(5, 60, 130);
    assertThat(reach.readUntil).isNegative();
    assertThat(reach.waiting).isEqualTo(70);
    saw(10, 110, 160);
    assertThat(readUntil()).isZero();
    saw(15, 160, 160);
    assertThat(readUntil()).isEqualTo(15);
  }

  @Test
  void shouldFollowAStreamThatIsAlwaysAFewRecordsBehind() {
    for (int second = 0; second <= 60; second += 5) {
      saw(second, second * 100L, second * 100L + 7);
    }
    assertThat(readUntil()).isEqualTo(55);
  }

  @Test
  void shouldSeeThatNothingMovesWhileRecordsWait() {
    assertThat(saw(0, 10, 10)).isFalse();
    assertThat(saw(60, 10, 11)).isTrue();
    assertThat(saw(300, 10, 20)).isTrue();
    assertThat(saw(305, 11, 20)).isFalse();
    assertThat(saw(310, 11, 20)).isTrue();
    assertThat(saw(315, 20, 20)).isFalse();
    assertThat(saw(320, 20, 20)).isFalse();
  }
}
