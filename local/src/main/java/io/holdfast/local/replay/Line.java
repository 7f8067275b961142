package io.holdfast.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/// One line of a recording.
///
/// @param text as it came
/// @param micros its `Timestamp`, microseconds since 1970; 0 where it has none
/// @param event as JSON; null where it is none
public record Line(String text, long micros, @Nullable ObjectNode event) {

  static Line parse(String text) {
    try {
      ObjectNode event = Json.object(text.getBytes(UTF_8));
      return new Line(text, micros(event), event);
    } catch (UnreadableEventException e) {
      return new Line(text, 0, null);
    }
  }

  private static long micros(ObjectNode event) {
    try {
      return AmiTime.micros(event.path("Timestamp").asText("0"));
    } catch (ArithmeticException | NumberFormatException e) {
      return 0;
    }
  }

  /// The line on another timeline and with ids of its own. The same line always becomes the same.
  public String rewritten(Stretch stretch, CallIds ids) {
    if (event == null) {
      return text;
    }
    ObjectNode copy = event.deepCopy();
    if (micros > 0) {
      copy.put("Timestamp", AmiTime.text(stretch.move(micros)));
    }
    ids.mark(copy);
    return copy.toString();
  }
}
