package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeRulesTest {
  @TempDir Path module;

  private void write(String tree, int files, int lines) throws IOException {
    Path directory = Files.createDirectories(module.resolve("src/" + tree + "/java/p" + lines));
    for (int i = 0; i < files; i++) {
      Files.writeString(directory.resolve("C" + i + ".java"), "//\n".repeat(lines));
    }
  }

  @Test
  void shouldPassAModuleAtItsLimits() throws IOException {
    write("main", 54, 50);
    write("main", 5, 150);
    write("main", 1, 300);
    write("test", 9, 500);
    assertThat(SizeRules.broken(module)).isEmpty();
    assertThat(SizeRules.broken(module.resolve("nothing"))).isEmpty();
  }

  @Test
  void shouldFindAMainFileThatIsTooLong() throws IOException {
    write("main", 20, 10);
    write("main", 1, 301);
    assertThat(SizeRules.broken(module))
        .singleElement()
        .asString()
        .contains("C0.java has 301 lines, at most 300");
  }

  @Test
  void shouldFindATestThatIsTooLong() throws IOException {
    write("test", 1, 501);
    assertThat(SizeRules.broken(module)).singleElement().asString().contains("at most 500");
  }

  @Test
  void shouldFindAModuleOfTooManyFiles() throws IOException {
    write("main", 61, 1);
    assertThat(SizeRules.broken(module)).singleElement().asString().contains("61 main files");
  }

  @Test
  void shouldFindAMedianAndANinetiethPercentileThatAreTooLong() throws IOException {
    write("main", 10, 51);
    assertThat(SizeRules.broken(module))
        .containsExactly("quantile 0.5 of the main files is 51 lines, at most 50");
    write("main", 2, 151);
    assertThat(SizeRules.broken(module))
        .contains("quantile 0.9 of the main files is 151 lines, at most 150");
  }

  /// Here, since this module builds on that one; by docs/decisions/0018.
  @Test
  void shouldKeepThoseOfContracts() {
    assertThat(SizeRules.broken(Path.of("../contracts"), 80, 225, 60)).isEmpty();
  }

  @Test
  void shouldKeepItsOwnLimits() {
    assertThat(SizeRules.broken(Path.of(""))).isEmpty();
  }
}
