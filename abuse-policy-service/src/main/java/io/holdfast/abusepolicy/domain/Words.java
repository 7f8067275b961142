package io.holdfast.abusepolicy.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Enumerations as the contract writes them: lower case with hyphens.
public final class Words {
  private Words() {}

  /// The word of a value, such as `racial-slur`.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The value of a word, or empty for a word that is not in the list.
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(v -> of(v).equals(word)).findFirst();
  }
}
