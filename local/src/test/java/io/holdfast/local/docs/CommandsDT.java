package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsDT {
  private static final Pattern COMMAND = Pattern.compile("\\./holdfast ([a-z][\\w-]*)");
  private static final Pattern LINE =
      Pattern.compile(
          "\\./holdfast (?:demo|up|replay|import|redrive|check-sender|simulate|calibrate|bench)[^`\\n|]*");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern USAGE = Pattern.compile("(?m)^  ([a-z-]+)(?: FILE)? {3,}\\w");
  private static final Page README = Page.at("README.md");

  private static final Set<String> RUN_BY_THE_LAUNCHER = Set.of("local", "bench");

  /// First words of the command line, and those that the launcher does itself.
  private static Set<String> commands() {
    Set<String> commands = new TreeSet<>(Set.of("test"));
    Code.types().stream()
        .filter(t -> RUN_BY_THE_LAUNCHER.contains(t.module()))
        .filter(t -> !t.name().equals("Holdfast") && !t.name().equals("CallEventsCommand"))
        .flatMap(t -> Code.annotation(t.tree().getModifiers(), "Command", "name").stream())
        .flatMap(name -> Code.text(name).stream())
        .forEach(commands::add);
    return commands;
  }

  @Test
  void shouldTellOfTheSameCommandsInLauncherAndCode() {
    String launcher = Page.read(Page.root().resolve("holdfast"));
    String usage = launcher.substring(0, launcher.indexOf("Settings (environment)"));
    assertThat(new TreeSet<>(Page.finds(USAGE, usage))).isEqualTo(commands());
  }

  @Test
  void shouldNameOnlyCommandsThatExist() {
    for (Page page : Page.all()) {
      assertThat(commands()).as(page.toString()).containsAll(page.find(COMMAND));
    }
  }

  @Test
  void shouldTellOfEveryCommandInTheReadme() {
    assertThat(README.find(COMMAND)).containsAll(commands());
  }

  @Test
  void shouldNameOnlyOptionsThatExist() {
    Set<String> options = options();
    assertThat(options).contains("--stretch", "--keep");
    for (Page page : Page.all()) {
      List<String> lines = page.find(LINE);
      assertThat(options)
          .as(page.toString())
          .containsAll(lines.stream().flatMap(l -> Page.finds(OPTION, l).stream()).toList());
    }
  }

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(Set.of("--help"));
    Code.scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
            if (tree.getAnnotationType().toString().equals("Option")) {
              options.addAll(
                  tree.getArguments().stream()
                      .map(AssignmentTree.class::cast)
                      .filter(a -> a.getVariable().toString().equals("names"))
                      .flatMap(a -> Code.text(a.getExpression()).stream())
                      .collect(Collectors.toSet()));
            }
            return super.visitAnnotation(tree, null);
          }
        });
    return options;
  }
}
