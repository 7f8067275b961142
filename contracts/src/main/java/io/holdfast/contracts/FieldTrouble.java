package io.holdfast.contracts;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Jackson has against a field, in words of JSON: no answer shows a type of Java.
public final class FieldTrouble {
  private FieldTrouble() {}

  /// The refusal, of a body that was read without a tree: always `bad-field`.
  public static UnreadableEventException of(JsonMappingException e) {
    Object value = e instanceof InvalidFormatException format ? format.getValue() : null;
    return of(e, "bad-field", value == null ? "another value" : "another", value);
  }

  /// The refusal, of a tree.
  static UnreadableEventException of(JsonMappingException e, JsonNode tree) {
    JsonNode at = tree;
    for (JsonMappingException.Reference step : e.getPath()) {
      at = step.getFieldName() == null ? at.path(step.getIndex()) : at.path(step.getFieldName());
    }
    return of(e, "missing-field", kind(at), at.isValueNode() && !at.isNull() ? at.asText() : null);
  }

  private static UnreadableEventException of(
      JsonMappingException e, String missingReason, String found, @Nullable Object value) {
    if (e instanceof InvalidNullException missing) {
      String name = name(e);
      String own = missing.getPropertyName().getSimpleName();
      String whole = name.equals(own) || name.endsWith("." + own) ? name : joined(name, own);
      return UnreadableEventException.ofField(missingReason, whole, "there", "none", null);
    }
    String name = name(e);
    Class<?> type = e instanceof MismatchedInputException fit ? fit.getTargetType() : null;
    return UnreadableEventException.ofField(
        "bad-field",
        name.isEmpty() ? "the body" : name,
        expected(type),
        found,
        value == null ? null : value.toString());
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "." + second;
  }

  private static String name(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type == Instant.class) {
      return "an instant such as 2026-03-01T12:00:00Z";
    }
    if (type == String.class) {
      return "a text without NUL and half surrogate pairs";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return Shape.wordsOf(type);
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number within its range";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "another text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "an object that does not fit";
      default -> "another value";
    };
  }
}
