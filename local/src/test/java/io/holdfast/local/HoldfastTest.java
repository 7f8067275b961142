package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldfastTest {
  private final StringWriter said = new StringWriter();

  @Test
  void shouldEndWith10WhenTheRecordingCannotBeRead(@TempDir Path empty) {
    assertThat(run("replay", empty.resolve("none.jsonl").toString())).isEqualTo(10);
    assertThat(said.toString()).startsWith("holdfast: cannot read ").doesNotContain("\tat ");
  }

  @Test
  void shouldEndWith2WhenATenantIsNoTenant() {
    assertThat(run("replay", "x.jsonl", "--tenant", "Demo")).isEqualTo(2);
  }

  @Test
  void shouldEndWith2WhenAnOptionIsUnknown() {
    assertThat(run("up", "--sideways")).isEqualTo(2);
    assertThat(said.toString()).contains("--sideways", "Usage: holdfast up");
  }

  private int run(String... arguments) {
    return Holdfast.commands().setErr(new PrintWriter(said, true)).execute(arguments);
  }
}
