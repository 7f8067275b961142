package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A callback that a flow, or an agent, adds to a conversation that goes on: another medium of the
/// same conversation.
final class GenesysCallback {
  private GenesysCallback() {}

  /// When it was ordered; null where none was.
  static @Nullable Instant orderedAt(JsonNode participants) {
    return GenesysLeg.elements(participants)
        .flatMap(one ->
            Stream.concat(
                GenesysLeg.elements(one.path("callbacks"))
                    .map(callback -> GenesysLeg.instant(callback, "connectedTime")),
                GenesysLeg.elements(one.path("sessions"))
                    .filter(session -> GenesysLeg.word(session, "mediaType").equals("callback"))
                    .flatMap(session -> GenesysLeg.elements(session.path("segments")))
                    .map(segment -> GenesysLeg.instant(segment, "segmentStart"))))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
