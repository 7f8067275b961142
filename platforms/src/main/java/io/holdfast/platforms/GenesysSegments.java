package io.holdfast.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an analytics record's segments tell of one participant, in any order.
final class GenesysSegments {
  private static final Set<String> CONNECTED = Set.of("interact", "hold", "delay", "ivr");
  final List<GenesysLeg.Hold> holds = new ArrayList<>();
  @Nullable Instant startedAt;
  @Nullable Instant connectedAt;
  @Nullable Instant endedAt;
  @Nullable String disconnectType;
  @Nullable String error;
  @Nullable String queue;
  @Nullable Instant wrappedUpAt;
  boolean open;

  void add(JsonNode segment) {
    String type = GenesysLeg.word(segment, "segmentType");
    Instant from = GenesysLeg.instant(segment, "segmentStart");
    if (type.equals("wrapup") && GenesysPhone.isByHand(GenesysLeg.text(segment, "wrapUpCode"))) {
      wrappedUpAt = GenesysLeg.instant(segment, "segmentEnd");
    }
    if (from == null || type.equals("wrapup")) {
      return;
    }
    Instant until = GenesysLeg.instant(segment, "segmentEnd");
    startedAt = GenesysLeg.earlier(startedAt, from);
    connectedAt = CONNECTED.contains(type) ? GenesysLeg.earlier(connectedAt, from) : connectedAt;
    queue = GenesysLeg.first(queue, GenesysLeg.text(segment, "queueId"));
    error = GenesysLeg.first(error, GenesysLeg.text(segment, "errorCode"));
    open |= until == null;
    if (until != null && (endedAt == null || !until.isBefore(endedAt))) {
      endedAt = until;
      disconnectType = GenesysLeg.lower(segment, "disconnectType");
    }
    if (type.equals("hold")) {
      holds.add(new GenesysLeg.Hold(from, until));
    }
  }
}
