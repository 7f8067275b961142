package io.holdfast.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"22P02", "22021", "23505", "23502", "54000"})
  void shouldSeeThatTheDatabaseRefusedWhatStandsInARow(String state) {
    var thrown = new IllegalStateException(new RuntimeException(new SQLException("no", state)));
    assertThat(Failure.of(thrown).isRefusedContent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "42P01"})
  void shouldNotTakeATroubleOfTheDatabaseForOneOfTheRow(String state) {
    assertThat(
            Failure.of(new IllegalStateException(new SQLException("no", state))).isRefusedContent())
        .isFalse();
    assertThat(Failure.of(new SQLException("without a state")).isRefusedContent()).isFalse();
  }

  @Test
  void shouldLookThroughBatchesAndSuppressedFailures() {
    var batch = new BatchUpdateException("batch", new int[0]);
    batch.setNextException(new SQLException("no", "23505"));
    assertThat(Failure.of(new RuntimeException(batch)).isRefusedContent()).isTrue();
    var commit = new IllegalStateException("rolled back");
    commit.addSuppressed(new SQLException("no", "23505"));
    assertThat(Failure.of(commit).isRefusedContent()).isTrue();
  }

  @Test
  void shouldEndOnALoopOfCauses() {
    var one = new IllegalStateException("one");
    var two = new IllegalStateException("two", one);
    one.initCause(two);
    assertThat(Failure.of(one).isRefusedContent()).isFalse();
    assertThat(Failure.of(one).toString()).startsWith("IllegalStateException: one");
  }

  @Test
  void shouldTellTheFirstCauseInOneLineWithoutPhoneNumbers() {
    var root = new SQLException("Failing row: +15551230001, sip:15551230001@pbx\n  more lines");
    Failure failure = Failure.of(new IllegalStateException("Expected to write, could not", root));
    assertThat(failure)
        .hasToString(
            "IllegalStateException: Expected to write, could not <- SQLException: Failing row: "
                + "+1••••••••01, sip:•••••••••01@pbx");
    assertThat(failure.trace()).contains("FailureTest").doesNotContain("5551230001");
    assertThat(Failure.of(new IllegalStateException())).hasToString("IllegalStateException: null");
  }
}
