package io.holdfast.abusepolicy.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Enumerations as the contract writes them: lower case with hyphens.
public final class Words {
  private Words() {}

  /// The word of a value, such as `racial-slur`.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All words of a list.
  public static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
  }

  /// The value of a word, or empty for a word that is not in the list.
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(v -> of(v).equals(word)).findFirst();
  }
}
