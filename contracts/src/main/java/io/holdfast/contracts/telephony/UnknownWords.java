package io.holdfast.contracts.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.Shape.Part;
import io.holdfast.contracts.UnreadableEventException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words of a fact that are none of their closed list: a newer release's, or misspelt. The fact is
/// read as saying *unknown* there, and what was written is kept beside it, in
/// [io.holdfast.contracts.Envelope#unknownWords].
public final class UnknownWords {
  private static final String TYPE = "type";
  private static final String TYPES =
      "one of: "
          + Arrays.stream(FactType.values())
              .filter(type -> !type.isDerived())
              .map(FactType::typeName)
              .sorted()
              .collect(Collectors.joining(", "));

  private UnknownWords() {}

  /// A word that is not of its list.
  ///
  /// @param value what was written
  /// @param expected the list
  public record Word(String field, String value, String expected) {}

  /// All of a fact; its type among them, where this version does not know it.
  public static List<Word> of(Fact fact) {
    if (fact.happening() instanceof Happening.Unknown) {
      String type = fact.envelope().type();
      return List.of(new Word(TYPE, UnreadableEventException.shown(type), TYPES));
    }
    Map<String, String> words = fact.envelope().unknownWords();
    if (words == null) {
      return List.of();
    }
    return words.entrySet().stream()
        .map(word -> new Word(word.getKey(), word.getValue(), expected(fact, word.getKey())))
        .toList();
  }

  private static String expected(Fact fact, String field) {
    return Shape.of(fact.happening().getClass()).parts().stream()
        .filter(part -> part.name().equals(field) && part.kind() == Shape.Kind.WORD)
        .findFirst()
        .map(part -> Shape.wordsOf(part.type()))
        .orElse("a word of the contract");
  }

  /// The words of a flat value that a record of this shape cannot hold, by their fields.
  ///
  /// @param known those that were found before
  static @Nullable Map<String, String> in(
      ObjectNode value, Class<? extends Happening> shape, @Nullable Map<String, String> known) {
    Map<String, String> found = null;
    for (Part part : Shape.of(shape).parts()) {
      JsonNode word = part.kind() == Shape.Kind.WORD ? value.get(part.name()) : null;
      if (word != null && word.isTextual() && !part.words().containsKey(word.textValue())) {
        found = found == null ? new TreeMap<>(known == null ? Map.of() : known) : found;
        found.put(part.name(), UnreadableEventException.shown(word.textValue()));
      }
    }
    return found == null ? known : found;
  }
}
