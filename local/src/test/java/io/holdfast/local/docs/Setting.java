package io.holdfast.local.docs;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A config key as a service declares it.
///
/// @param key such as `holdfast.callback.due-after`
/// @param standard its default; empty where there is none
record Setting(String key, String standard) {

  /// Settings of each tenant and the like: `tenants` gives keys under `tenants.<tenant>`.
  private static final Pattern BY_NAME = Pattern.compile("Map<String, (\\w+)>");

  private static final Pattern PLURAL = Pattern.compile("(?<=ch)es$|s$");

  /// The keys of all `@ConfigMapping` interfaces.
  static List<Setting> all() {
    Map<String, Code.Type> types = Code.byName();
    List<Setting> settings = new ArrayList<>();
    for (Code.Type type : types.values()) {
      Code.annotation(type.tree().getModifiers(), "ConfigMapping", "prefix")
          .flatMap(Code::text)
          .ifPresent(prefix -> settings.addAll(of(prefix, type, types)));
    }
    return settings;
  }

  private static List<Setting> of(String prefix, Code.Type group, Map<String, Code.Type> types) {
    List<Setting> settings = new ArrayList<>();
    for (MethodTree method : group.methods()) {
      if (method.getBody() != null) {
        continue;
      }
      String key = prefix + "." + hyphenated(method.getName().toString());
      String type = method.getReturnType().toString();
      Matcher byName = BY_NAME.matcher(type);
      if (byName.matches()) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        key +=
            last.endsWith("-of") ? ".<source>" : ".<" + PLURAL.matcher(last).replaceAll("") + ">";
        type = byName.group(1);
      }
      Code.Type inner = types.get(type.substring(type.lastIndexOf('.') + 1));
      if (inner == null || inner.tree().getKind() != Tree.Kind.INTERFACE) {
        settings.add(new Setting(key, standard(method, types)));
      } else {
        settings.addAll(of(key, inner, types));
      }
    }
    return settings;
  }

  private static String standard(MethodTree method, Map<String, Code.Type> types) {
    return Code.annotation(method.getModifiers(), "WithDefault", "value")
        .map(value -> Code.text(value).or(() -> constant(value, types)).orElseThrow())
        .orElse("");
  }

  /// `Topics.DEFAULT_PREFIX`
  private static Optional<String> constant(ExpressionTree value, Map<String, Code.Type> types) {
    String name = value.toString();
    int dot = name.indexOf('.');
    return Optional.ofNullable(types.get(name.substring(0, dot))).stream()
        .flatMap(t -> t.tree().getMembers().stream())
        .filter(
            m -> m instanceof VariableTree v && v.getName().contentEquals(name.substring(dot + 1)))
        .findFirst()
        .flatMap(v -> Code.text(((VariableTree) v).getInitializer()));
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  String environment() {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /// Whether the text is this key, or a group that it belongs to. `<tenant>` is any name.
  boolean isUnder(String text) {
    List<String> mine = List.of(key.split("\\.", -1));
    List<String> asked = List.of(text.split("\\.", -1));
    return asked.size() <= mine.size()
        && IntStream.range(0, asked.size())
            .allMatch(i -> mine.get(i).startsWith("<") || mine.get(i).equals(asked.get(i)));
  }
}
