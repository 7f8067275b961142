package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void shouldBeMetOnTheLimitItself() {
    assertThat(Goal.OF_CONSUMER.line(0.17))
        .isEqualTo("throughput-of-consumer\t0.17 x\tat least 0.17 x\tmet");
    assertThat(Goal.P99.line(250.0)).isEqualTo("latency-p99\t250 ms\tat most 250 ms\tmet");
  }

  @Test
  void shouldBeMissedBeyondTheLimitEvenWhereRoundingHidesIt() {
    assertThat(Goal.OF_CONSUMER.line(0.16999))
        .isEqualTo("throughput-of-consumer\t0.17 x\tat least 0.17 x\tmissed");
    assertThat(Goal.P50.line(60.01)).endsWith("\tmissed");
  }

  @Test
  void shouldSayThatNothingWasMeasuredRatherThanMissed() {
    assertThat(Goal.OF_FLINK_CEP.line(null))
        .isEqualTo("throughput-of-flink-cep\t-\tat least 3.50 x\tnot-measured");
  }

  @Test
  void shouldHaveOneNameAGoal() {
    assertThat(Goal.ALL).extracting(Goal::name).doesNotHaveDuplicates();
  }
}
