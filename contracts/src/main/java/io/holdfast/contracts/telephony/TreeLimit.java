package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.UnreadableEventException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much a field may hold whose form is the sender's: signals, what a complaint is about, the
/// fields of an unknown fact. For one field.
final class TreeLimit {
  private static final int MOST_PAIRS = 64;
  private static final int LONGEST_PAIRS = 16_384;
  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST_VALUES = 65_536;

  private final String name;
  private int values;
  private int letters;

  TreeLimit(String name) {
    this.name = name;
  }

  /// Names and values of signals.
  void check(Map<?, ?> pairs) {
    for (Map.Entry<?, ?> pair : pairs.entrySet()) {
      name((String) pair.getKey());
      value((String) pair.getValue(), FieldLimit.LINE, (String) pair.getKey());
      count(MOST_PAIRS, LONGEST_PAIRS);
    }
  }

  /// Any JSON.
  void check(JsonNode tree) {
    if (tree.isTextual()) {
      value(tree.textValue(), FieldLimit.TEXT, null);
    }
    count(MOST_VALUES, LONGEST_VALUES);
    tree.fieldNames().forEachRemaining(this::name);
    tree.forEach(this::check);
  }

  private void name(String text) {
    letters += text.length();
    if (!FieldLimit.NAME.fits(text)) {
      throw FieldLimit.NAME.refused("a name in " + name, text);
    }
  }

  private void value(String text, FieldLimit limit, @Nullable String of) {
    letters += text.length();
    if (!limit.fits(text)) {
      throw limit.refused(of == null ? "a text in " + name : name + "." + of, text);
    }
  }

  private void count(int most, int longest) {
    values++;
    if (values > most || letters > longest) {
      throw UnreadableEventException.ofField(
          "bad-field",
          name,
          "at most %d values and %d characters".formatted(most, longest),
          "more",
          null);
    }
  }
}
