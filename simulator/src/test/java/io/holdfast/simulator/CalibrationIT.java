package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The promise of docs/attribution.md: what a confidence is worth where facts are lost and clocks
/// are off. Some days are always the same, one is new with every run; its seed is the test's
/// argument.
class CalibrationIT {
  private static final int CALLS = 20_000;
  private static final Plan.Disturbance LOSSY =
      new Plan.Disturbance(0.02, 0.05, Duration.ofSeconds(30), Duration.ofSeconds(2));

  static LongStream seeds() {
    return LongStream.of(1, 2, 3, System.nanoTime() & 0xFFFF_FFFFL);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldBeAsOftenRightAsItsConfidenceSays(long seed) throws Exception {
    Folding folding = new Folding();
    new Simulation(Heard.field(CALLS, seed, LOSSY)).run(folding);
    Calibration calibration = folding.calibration();
    String figures =
        "seed %d%n%s%n%s%n%s"
            .formatted(
                seed,
                String.join("\n", calibration.table()),
                String.join("\n", calibration.tableByPlatform()),
                String.join("\n", calibration.wrong()));
    System.out.println(figures);
    assertThat(calibration.isShown()).as("both halves are shown: " + figures).isTrue();
    assertThat(calibration.namedSurely()).as(figures).isGreaterThan(2_000);
    assertThat(calibration.isKept()).as(figures).isTrue();
  }
}
