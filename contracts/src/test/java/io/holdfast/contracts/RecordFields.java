package io.holdfast.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.calls.CallSnapshot;
import io.holdfast.contracts.telephony.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields that the record of an event has, as JSON pointers into a value of it, with what Java
/// knows of each: the other side of a schema.
final class RecordFields {
  /// @param pointer where the field stands, such as `/call/ending/by`
  /// @param required whether the record cannot be without it
  record Field(String pointer, Class<?> type, boolean required) {}

  private final JsonNode value;
  private final List<Field> found = new ArrayList<>();

  private RecordFields(JsonNode value) {
    this.value = value;
  }

  /// The fields of an event that stand in its value.
  static List<Field> of(Event event, JsonNode value) {
    var fields = new RecordFields(value);
    switch (event) {
      case Fact fact -> fields.addFact(fact);
      case CallEvent call -> {
        fields.addFact(call.fact());
        fields.addRecord(CallSnapshot.class, "/call");
      }
      default -> fields.addRecord(event.getClass(), "");
    }
    return fields.found.stream().filter(field -> !value.at(field.pointer).isMissingNode()).toList();
  }

  private void addFact(Fact fact) {
    addRecord(Envelope.class, "");
    addRecord(fact.happening().getClass(), "");
  }

  private void addRecord(Class<?> type, String base) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addRecord(component.getType(), base);
      } else {
        addComponent(component, base);
      }
    }
  }

  private void addComponent(RecordComponent component, String base) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    String pointer = base + "/" + (named == null ? component.getName() : named.value());
    boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    found.add(new Field(pointer, component.getType(), required));
    if (component.getType().isRecord()) {
      addRecord(component.getType(), pointer);
    } else if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> item
        && item.isRecord()
        && !value.at(pointer + "/0").isMissingNode()) {
      addRecord(item, pointer + "/0");
    }
  }
}
