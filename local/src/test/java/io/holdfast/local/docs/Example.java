package io.holdfast.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A block of shell on a page that a reader can paste, and what the page promises of it.
///
/// A promise is a JSON block after it, under a comment that the reader does not see: `answers` for
/// what the last command prints, `becomes on TOPIC` for a record there. What it names must be
/// there; what it leaves out may be. `…` stands for any text, and `with other numbers` says that
/// numbers are examples.
public record Example(String page, String script, List<Promise> promises) {
  private static final Pattern FENCE =
      Pattern.compile(
          "(?m)(?:^ *<!-- (answers|becomes on [\\w.-]+)(, with other numbers)? -->\\n)?"
              + "^( *)```(sh|bash|json)\\n(.*?)^ *```$",
          Pattern.DOTALL);

  /// What must come of an example.
  ///
  /// @param topic where a record must appear; empty for what the last command prints
  /// @param otherNumbers numbers need not be the same
  public record Promise(String topic, boolean otherNumbers, JsonNode json) {

    /// Whether something that was found keeps the promise.
    public boolean isKeptBy(JsonNode found) {
      return keeps(json, found);
    }

    private boolean keeps(JsonNode promised, JsonNode found) {
      if (promised.isObject()) {
        return promised.properties().stream()
            .allMatch(field -> keeps(field.getValue(), found.path(field.getKey())));
      }
      if (promised.isArray()) {
        boolean all = true;
        for (JsonNode one : promised) {
          all &= found.valueStream().anyMatch(other -> keeps(one, other));
        }
        return found.isArray() && all && (!promised.isEmpty() || found.isEmpty());
      }
      if (promised.isNumber() && found.isNumber()) {
        return otherNumbers || promised.decimalValue().compareTo(found.decimalValue()) == 0;
      }
      if (promised.isTextual() && found.isTextual()) {
        return like(promised.asText()).matcher(found.asText()).matches();
      }
      return promised.equals(found);
    }

    private static Pattern like(String text) {
      return Pattern.compile(
          String.join(".*", List.of(text.split("…", -1)).stream().map(Pattern::quote).toList()),
          Pattern.DOTALL);
    }

    @Override
    public String toString() {
      return (topic.isEmpty() ? "" : "on " + topic + ": ") + json;
    }
  }

  /// All that speak to the REST interfaces, page by page in their order; not those that start a
  /// system of their own for it.
  public static List<Example> all() {
    return Page.all().stream()
        .flatMap(page -> of(page.toString(), page.text()).stream())
        .filter(example -> example.script.contains("curl "))
        .filter(example -> !example.script.contains("docker "))
        .toList();
  }

  static List<Example> of(String page, String text) {
    List<Example> examples = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      String block = fence.group(5).replaceAll("(?m)^" + fence.group(3), "");
      if (!fence.group(4).equals("json")) {
        examples.add(new Example(page, block, new ArrayList<>()));
      } else if (fence.group(1) != null) {
        String topic = fence.group(1).replaceFirst("answers|becomes on ", "");
        examples
            .getLast()
            .promises
            .add(new Promise(topic, fence.group(2) != null, parse(page, block)));
      }
    }
    return examples;
  }

  private static JsonNode parse(String page, String block) {
    try {
      return Json.tree(block.getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableEventException e) {
      throw new AssertionError("On " + page + " not JSON: " + block, e);
    }
  }

  /// Commands that only look, so that they may be asked again until what was promised is there: the
  /// last line where it is a `curl` without a method.
  public String look() {
    String last = script.strip().lines().reduce("", (_, line) -> line);
    return last.startsWith("curl ") && !last.contains(" -X ") ? last : "";
  }

  @Override
  public String toString() {
    return "%s:%n%s".formatted(page, script);
  }
}
