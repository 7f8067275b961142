package io.holdfast.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import java.util.Locale;
import java.util.regex.Pattern;

/// Gives every call and channel id of a recording a suffix, so that a replay is of other calls
/// (`1795284282.165-k3f9a`). An id stands in fields that end in `Uniqueid` or `Linkedid`, whatever
/// leg they speak of, and in the JSON text of CEL's `Extra`. Bridges have ids of another form and
/// keep them.
///
/// @param suffix put behind a hyphen
public record CallIds(String suffix) {
  private static final Pattern ID = Pattern.compile("(?:[\\w.-]+-)?\\d{9,}\\.\\d+");
  private static final Pattern WITHIN_TEXT =
      Pattern.compile("(\"[a-z_]*(?:unique|linked)id\"\\s*:\\s*\")(" + ID.pattern() + ")(\")");

  /// A suffix that no other replay has: the clock in base 36.
  public static CallIds fresh() {
    return new CallIds("k" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
  }

  /// Whether a replay with this suffix made the id.
  public boolean marks(String callId) {
    return callId.endsWith("-" + suffix);
  }

  /// The id as a replay with this suffix sends it.
  public String of(String id) {
    return id + "-" + suffix;
  }

  void mark(ObjectNode event) {
    event.properties().forEach(field -> field.setValue(marked(field.getKey(), field.getValue())));
  }

  private JsonNode marked(String name, JsonNode value) {
    if (value instanceof ArrayNode several) {
      ArrayNode all = Json.mapper().createArrayNode();
      several.forEach(one -> all.add(marked(name, one)));
      return all;
    }
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    String field = name.toLowerCase(Locale.ROOT);
    if (field.endsWith("uniqueid") || field.endsWith("linkedid")) {
      return ID.matcher(text).matches() ? text(of(text)) : value;
    }
    return field.equals("extra")
        ? text(WITHIN_TEXT.matcher(text).replaceAll("$1$2-" + suffix + "$3"))
        : value;
  }

  private static JsonNode text(String text) {
    return Json.mapper().getNodeFactory().textNode(text);
  }
}
