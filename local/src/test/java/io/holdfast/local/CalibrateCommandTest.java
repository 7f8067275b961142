package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrateCommandTest {
  private final StringWriter said = new StringWriter();

  @Test
  void shouldEndWith0WhereThePromiseHolds() {
    assertThat(run("--calls=4000", "--seed=5", "--wrong")).isZero();
  }

  @Test
  void shouldNotSayThatThePromiseHoldsWhereNothingShowsIt() {
    assertThat(run("--calls=100", "--seed=5")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--calls=0", "--loss=2", "--skew=soon", "--seed=x"})
  void shouldEndWith2WhenAnOptionMakesNoSense(String option) {
    assertThat(run(option)).isEqualTo(2);
    assertThat(said.toString()).isNotBlank();
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "calibrate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Holdfast.commands().setErr(new PrintWriter(said, true)).execute(arguments);
  }
}
