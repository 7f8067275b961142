package io.holdfast.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationDT {
  private static final Page PAGE = Page.at("docs/configuration.md");
  private static final Pattern TOPIC = Pattern.compile("holdfast\\.[a-z-]+\\.v\\d+");
  private static final Pattern KEY =
      Pattern.compile("(?<![./\\w-])holdfast\\.[a-z][a-z-]*(?:\\.[a-z][a-z-]*)*");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(holdfast\\.[a-z.-]+)` \\| `([^`]+)` \\|");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\bHOLDFAST_[A-Z_]+\\b");
  private static final List<Setting> SETTINGS = Setting.all();

  /// Variables of the launcher and of compose, which no service reads.
  private static final Set<String> NOT_OF_SERVICES =
      Set.of(
          "HOLDFAST_JDKS",
          "HOLDFAST_BUILD",
          "HOLDFAST_OPERATOR_KEY",
          "HOLDFAST_TAG",
          "HOLDFAST_BASE_IMAGE");

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
  void shouldShowTheSameDefaultsOnEveryOtherPage() {
    Map<String, String> defaults =
        SETTINGS.stream().collect(Collectors.toMap(Setting::key, Setting::standard, (a, _) -> a));
    Set<String> wrong = new TreeSet<>();
    for (Page page : Page.under("docs/services")) {
      ROW.matcher(page.text())
          .results()
          .filter(row -> !row.group(2).equals(defaults.get(row.group(1))))
          .forEach(row -> wrong.add(page + ": " + row.group()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldNameNoKeyThatNoServiceHas() {
    Set<String> meters = Meters.names();
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
}
