package io.holdfast.callevents.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.contracts.PhoneNumbers;
import io.holdfast.contracts.calls.CallerKeys;
import java.util.Set;

/// Takes phone numbers out of a tree: out of texts, names of fields, and numbers.
final class ConcealedJson {
  /// Beyond it a double does not hold every whole number.
  private static final double MOST_EXACT = 1e15;

  /// Names of people and places: shown, and told apart by what a mask leaves.
  private static final Set<String> NAMES = Set.of("agent", "queue", "by");

  private final CallerKeys keys;

  ConcealedJson(CallerKeys keys) {
    this.keys = keys;
  }

  /// Any tree, of which nothing is known.
  JsonNode of(JsonNode tree) {
    return switch (tree) {
      case TextNode text -> TextNode.valueOf(PhoneNumbers.hide(text.textValue()));
      case ObjectNode fields -> ofObject(fields, false);
      case ArrayNode items -> {
        ArrayNode clean = items.arrayNode();
        items.forEach(item -> clean.add(of(item)));
        yield clean;
      }
      case NumericNode number -> ofNumber(number);
      default -> tree;
    };
  }

  /// A record of the vocabulary: what is an id there stays one.
  JsonNode ofRecord(JsonNode tree) {
    return tree instanceof ObjectNode fields ? ofObject(fields, true) : of(tree);
  }

  /// An id. In place of one that is a number stands another that is as different from all others as
  /// it was: masks of two legs may be the same.
  TextNode ofId(String id) {
    return TextNode.valueOf(PhoneNumbers.isInId(id) ? keys.token(id) : id);
  }

  private ObjectNode ofObject(ObjectNode fields, boolean known) {
    ObjectNode clean = fields.objectNode();
    fields
        .properties()
        .forEach(field -> {
          String name = PhoneNumbers.hide(field.getKey());
          while (clean.has(name)) {
            name += "'";
          }
          JsonNode value = field.getValue();
          clean.set(name, known ? ofPart(name, value) : ofField(name, value));
        });
    return clean;
  }

  private JsonNode ofPart(String name, JsonNode value) {
    if (value.isTextual() && (name.endsWith("Id") || NAMES.contains(name))) {
      String id = value.textValue();
      return NAMES.contains(name) ? TextNode.valueOf(PhoneNumbers.hideInId(id)) : ofId(id);
    }
    return value.isNumber() ? value : ofRecord(value);
  }

  /// Spans keep their figures.
  private JsonNode ofField(String name, JsonNode value) {
    return value.isNumber() && name.endsWith("Ms") ? value : of(value);
  }

  private static JsonNode ofNumber(NumericNode number) {
    double value = number.doubleValue();
    boolean whole = number.isIntegralNumber() || value == Math.rint(value);
    if (!whole || Math.abs(value) > MOST_EXACT) {
      return number;
    }
    String digits = Long.toString(Math.abs(number.longValue()));
    return PhoneNumbers.isIn(digits) ? TextNode.valueOf(PhoneNumbers.hide(digits)) : number;
  }
}
