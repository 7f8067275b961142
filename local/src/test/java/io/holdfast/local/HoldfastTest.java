package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldfastTest {
  private final StringWriter said = new StringWriter();

  @Test
  void shouldEndWith10WhenTheRecordingCannotBeRead(@TempDir Path empty) {
    assertThat(run("replay", empty.resolve("none.jsonl").toString())).isEqualTo(10);
    assertThat(said.toString())
        .startsWith("holdfast: cannot read ")
        .contains(": there is no such file")
        .doesNotContain("\tat ", "java.");
  }

  @Test
  void shouldSayWhatAFileToImportShouldHaveBegunWith(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("readme.csv"), "# Holdfast\n");
    String state = folder.resolve("state").toString();
    assertThat(run("import", file.toString(), "--as", "anonymous-bank", "--state", state))
        .isEqualTo(10);
    assertThat(said.toString())
        .contains("holdfast: cannot import " + file + ": line 1: expected a header line")
        .doesNotContain("\tat ", "java.");
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
