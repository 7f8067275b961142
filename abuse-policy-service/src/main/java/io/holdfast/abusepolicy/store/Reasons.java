package io.holdfast.abusepolicy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import java.util.List;

/// Reasons as the text of a column: evidence is kept letter by letter, not as a database's JSON.
final class Reasons {
  private Reasons() {}

  static String text(List<Reason> reasons) {
    return new String(Json.bytes(reasons), UTF_8);
  }

  static List<Reason> read(String text) {
    try {
      return Json.mapper().readValue(text, new TypeReference<List<Reason>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected reasons that this service wrote", e);
    }
  }
}
