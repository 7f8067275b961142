package io.holdfast.callback.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Enumerations as the contract writes them: lower case, with hyphens.
public final class Words {
  private Words() {}

  /// The word of a value.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All words of a list but `unknown`.
  public static <E extends Enum<E>> String allKnown(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Words::of)
        .filter(word -> !word.equals("unknown"))
        .collect(Collectors.joining(", "));
  }

  /// The value of a word, or empty for a word that is none.
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> of(e).equals(word)).findFirst();
  }

  /// The value of a word that is known to be one, such as one that the database let in.
  public static <E extends Enum<E>> E read(Class<E> type, String word) {
    return find(type, word)
        .orElseThrow(() ->
            new IllegalStateException("Expected a " + type.getSimpleName() + " , found " + word));
  }
}
