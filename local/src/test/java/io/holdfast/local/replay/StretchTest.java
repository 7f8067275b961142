package io.holdfast.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Recording RECORDING =
      Recording.of(
          List.of(
              "{\"Timestamp\":\"1795283787.868005\"}",
              "{\"Timestamp\":\"1795283799.868006\"}",
              "{\"Timestamp\":\"1795283798.000000\"}"));

  @Test
  void shouldMultiplyEverySpanExactlyWhenItStretches() {
    Stretch stretch = Stretch.endingAt(Instant.parse("2026-11-21T12:00:00Z"), RECORDING, 60);
    long first = stretch.move(1795283787868005L);
    long last = stretch.move(1795283799868006L);
    assertThat(last - first).isEqualTo(12_000_001L * 60);
  }

  @Test
  void shouldEndAtTheInstantWhenTheLastMomentIsMoved() {
    Instant end = Instant.parse("2026-11-21T12:00:00.123456Z");
    Stretch stretch = Stretch.endingAt(end, RECORDING, 80);
    assertThat(AmiTime.text(stretch.move(RECORDING.lastMicros()))).isEqualTo("1795262400.123456");
  }

  @Test
  void shouldRefuseAFactorThatTurnsTimeBack() {
    assertThatThrownBy(() -> new Stretch(0, 1, 1)).hasMessageContaining("found 0");
  }

  @Test
  void shouldKeepMicrosecondsWhenATimestampIsReadAndWritten() {
    assertThat(AmiTime.text(AmiTime.micros("1795283787.000010"))).isEqualTo("1795283787.000010");
  }
}
