package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BlocksDT {
  /// An empty one is a picture or output, which nothing can check.
  private static final Set<String> LANGUAGES = Set.of("", "json", "yaml", "sh", "bash", "sql");

  @Test
  void shouldNameOnlyLanguagesThatAreChecked() {
    var others =
        Page.all().stream()
            .flatMap(p -> p.text().lines())
            .filter(line -> line.strip().startsWith("```"))
            .map(line -> line.strip().substring(3))
            .collect(Collectors.toSet());
    assertThat(LANGUAGES).containsAll(others);
  }

  @Test
  void shouldParseAsJson() {
    List<Page.Block> blocks = Page.blocks("json");
    assertThat(blocks).isNotEmpty();
    each(blocks, b -> () -> Json.tree(b.text().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldParseAsYaml() {
    YAMLMapper yaml = new YAMLMapper();
    each(Page.blocks("yaml"), b -> () -> yaml.readTree(b.text()));
  }

  @Test
  void shouldBeReadableForTheShell() {
    List<Page.Block> blocks = new ArrayList<>(Page.blocks("sh"));
    blocks.addAll(Page.blocks("bash"));
    assertThat(blocks).isNotEmpty();
    each(blocks, b -> () -> assertThat(syntaxErrors(b.text())).as(b.toString()).isEmpty());
  }

  private static String syntaxErrors(String script) throws java.io.IOException {
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
      in.write(script);
    }
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void each(List<Page.Block> blocks, Function<Page.Block, Executable> check) {
    assertAll(blocks.stream().map(b -> named(b, check.apply(b))));
  }

  private static Executable named(Page.Block block, Executable check) {
    return () -> {
      try {
        check.execute();
      } catch (Exception e) {
        throw new AssertionError("In " + block, e);
      }
    };
  }
}
