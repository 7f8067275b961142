package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigurationDT {
  private static final Page PAGE = Page.at("docs/configuration.md");
  private static final Pattern TOPIC = Pattern.compile("holdfast\\.[a-z-]+\\.v\\d+");
  private static final Pattern KEY =
      Pattern.compile("(?<![./\\w-])holdfast\\.[a-z][a-z-]*(?:\\.[a-z][a-z-]*)*");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\bHOLDFAST_[A-Z_]+\\b");
  private static final List<Setting> SETTINGS = Setting.all();

  /// Variables of the launcher and of compose, which no service reads.
  private static final Set<String> NOT_OF_SERVICES =
      Set.of("HOLDFAST_JDKS", "HOLDFAST_BUILD", "HOLDFAST_TAG", "HOLDFAST_BASE_IMAGE");

  @Test
  void shouldFindTheSettingsOfAllFourServices() {
    assertThat(SETTINGS)
        .contains(
            new Setting("holdfast.call-events.keep-finished", "2h"),
            new Setting("holdfast.callback.retry.delays", "5m,15m,60m"),
            new Setting("holdfast.abuse-policy.training-valid-for", "P12M"),
            new Setting("holdfast.review.hang-up.confidence", "0.8"),
            new Setting("holdfast.topics.prefix", "holdfast."),
            new Setting("holdfast.caller-key", ""));
  }

  @Test
  void shouldShowEverySettingWithItsVariableAndDefault() {
    Set<String> missing = new TreeSet<>();
    for (Setting setting : SETTINGS) {
      String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "` ";
      String row = "| `%s` | `%s` | %s|".formatted(setting.key(), setting.environment(), standard);
      if (PAGE.text().lines().noneMatch(line -> line.startsWith(row))) {
        missing.add(row);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldNameNoKeyThatNoServiceHas() {
    Set<String> meters = meters();
    Set<String> unknown = new TreeSet<>();
    for (Page page : Page.all()) {
      String text = TOPIC.matcher(page.text()).replaceAll("");
      for (String key : Page.finds(KEY, text)) {
        if (SETTINGS.stream().noneMatch(s -> s.isUnder(key)) && !meters.contains(key)) {
          unknown.add(page + ": " + key);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void shouldNameNoVariableThatNoServiceHas() {
    Set<String> known =
        SETTINGS.stream().map(Setting::environment).collect(Collectors.toCollection(HashSet::new));
    known.addAll(NOT_OF_SERVICES);
    Set<String> unknown = new TreeSet<>();
    Page.all()
        .forEach(p -> {
          for (String name : p.find(ENVIRONMENT)) {
            if (!known.contains(name)) {
              unknown.add(p + ": " + name);
            }
          }
        });
    assertThat(unknown).isEmpty();
  }

  /// Names of counters and the like, which look like keys.
  private static Set<String> meters() {
    Set<String> meters = new HashSet<>();
    Code.scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect().toString().matches(".*\\.(counter|timer|gauge)")) {
              Code.text(call.getArguments().getFirst()).ifPresent(meters::add);
            }
            return super.visitMethodInvocation(call, null);
          }
        });
    return meters;
  }
}
