package io.holdfast.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final long MILLI = 1_000_000;
  private final Schedule schedule =
      new Schedule(0, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));
  private final Reader reader = new Reader(schedule);

  private static ConsumerRecord<byte[], byte[]> event(String id) {
    var in = new ConsumerRecord<byte[], byte[]>("events", 0, 0, new byte[0], new byte[0]);
    in.headers().add("ce_id", id.getBytes(UTF_8));
    return in;
  }

  @Test
  void shouldCountFromWhenAFactWasMeantToLeave() {
    reader.note(event("bench-3-000000000000001000"), schedule.intendedNanos(1_000) + 40 * MILLI);
    Histogram found = reader.found();
    assertThat(found.getTotalCount()).isEqualTo(1);
    assertThat(found.getMaxValue()).isBetween(39_950L, 40_050L);
  }

  @Test
  void shouldLeaveOutTheWarmUpRepeatsAndEventsThatAreNoFacts() {
    reader.note(event("bench-3-000000000000000999"), 5_000 * MILLI);
    reader.note(event("pbx-1795284314.3-3:call.ending-revised:1"), 5_000 * MILLI);
    assertThat(reader.found().getTotalCount()).isZero();
    reader.note(event("bench-3-000000000000001500"), 5_000 * MILLI);
    reader.note(event("bench-3-000000000000001500"), 6_000 * MILLI);
    assertThat(reader.found().getTotalCount()).isEqualTo(1);
  }
}
