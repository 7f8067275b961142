package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.holdfast.contracts.UnreadableEventException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields of a JSON object by their names, in any case and with or without underscores: platforms
/// write `AgentARN`, `agentArn` and `agent_arn` for the same field.
record Fields(JsonNode node) {
  private JsonNode find(String... names) {
    for (String name : names) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getKey().replace("_", "").equalsIgnoreCase(name) && !field.getValue().isNull()) {
          return field.getValue();
        }
      }
    }
    return MissingNode.getInstance();
  }

  /// Each of these takes the first field that has one of the names and a value.
  Fields in(String... names) {
    return new Fields(find(names));
  }

  @Nullable String text(String... names) {
    String text = find(names).asText();
    return text.isBlank() ? null : text;
  }

  /// A whole number from 0; 0 where there is none.
  long number(String name) {
    return Math.max(0, find(name).asLong());
  }

  /// An ISO-8601 instant, cut to seconds; unreadable where the field holds something else.
  @Nullable Instant second(String name) {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new UnreadableEventException("bad-field", "Expected an instant in " + name);
    }
  }
}
