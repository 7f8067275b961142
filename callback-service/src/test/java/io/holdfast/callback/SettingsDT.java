package io.holdfast.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of settings in docs/services/callback.md is the settings.
class SettingsDT {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(holdfast\\.[a-z.-]+)` \\| (\\S+)");

  @Test
  void shouldNameEveryKeyWithItsDefault() throws IOException {
    Path page = Path.of(System.getProperty("holdfast.root", ".."), "docs/services/callback.md");
    Map<String, String> told = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(page));
    while (rows.find()) {
      told.put(rows.group(1), rows.group(2).replace("`", ""));
    }

    assertThat(told).isEqualTo(keys("holdfast.", CallbackConfig.class));
  }

  private static Map<String, String> keys(String prefix, Class<?> group) {
    Map<String, String> keys = new TreeMap<>();
    for (Method method : group.getMethods()) {
      if (method.isDefault()) {
        continue;
      }
      String key = prefix + kebab(method.getName());
      if (method.getReturnType().getName().startsWith("io.holdfast")) {
        keys.putAll(keys(key + ".", method.getReturnType()));
      } else {
        WithDefault standard = method.getAnnotation(WithDefault.class);
        keys.put(key, standard == null ? "none," : standard.value());
      }
    }
    return keys;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
