package io.holdfast.callback.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callback.domain.Finding;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.calls.Ending;
import java.util.List;

/// Evidence that is kept as it was, and never searched: JSON of the contract in a column.
final class JsonColumn {
  private JsonColumn() {}

  static String write(Object value) {
    return new String(Json.bytes(value), UTF_8);
  }

  static Ending ending(String json) {
    return Json.convert(Json.object(json.getBytes(UTF_8)), Ending.class);
  }

  static List<Finding> findings(String json) {
    return List.of(Json.convert(Json.tree(json.getBytes(UTF_8)), Finding[].class));
  }
}
