package io.holdfast.contracts;

import com.fasterxml.jackson.databind.JsonNode;

/// Refuses what JSON allows and a service further down could not take: PostgreSQL holds no NUL
/// character, our own writer writes no half of a surrogate pair, and JSON itself has no infinity.
public final class Storable {
  private Storable() {}

  /// Looks at every text, field name and number of a tree.
  ///
  /// @throws UnreadableEventException with reason `bad-json`
  static void require(JsonNode node) {
    if (node.isTextual()) {
      require(node.textValue());
    } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      throw new UnreadableEventException("bad-json", "Expected finite numbers, found another");
    }
    node.fieldNames().forEachRemaining(Storable::require);
    node.forEach(Storable::require);
  }

  /// Looks at one text.
  ///
  /// @throws UnreadableEventException with reason `bad-json`
  static void require(String text) {
    if (!isStorable(text)) {
      throw new UnreadableEventException(
          "bad-json", "Expected text without NUL and half surrogate pairs, found one of them");
    }
  }

  /// Whether the text holds neither NUL nor half a surrogate pair.
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) { // mostly neither: then no pairs need be looked for
        return text.codePoints().noneMatch(p -> p == 0 || isHalfPair(p));
      }
    }
    return true;
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
