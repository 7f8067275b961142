package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.domain.AsteriskAmi;
import io.holdfast.callevents.domain.Origin;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Platforms whose own payloads are taken, by their name in the path.
enum Platform {
  /// Asterisk's manager interface, each event as a JSON object of its headers.
  ASTERISK_AMI("asterisk-ami", "asterisk") {
    @Override
    List<Fact> facts(ObjectNode event, Origin origin) {
      Map<String, String> headers = new HashMap<>();
      event.properties().forEach(h -> headers.put(h.getKey(), first(h.getValue())));
      if (!headers.containsKey("Event")) {
        throw new UnreadableEventException("missing-field", "Expected a header Event");
      }
      return AsteriskAmi.facts(headers, origin);
    }
  };

  private final String pathName;
  private final String family;

  Platform(String pathName, String family) {
    this.pathName = pathName;
    this.family = family;
  }

  /// The facts in one event of the platform.
  abstract List<Fact> facts(ObjectNode event, Origin origin);

  /// The platform of that name in a path.
  static Optional<Platform> named(String name) {
    for (Platform platform : values()) {
      if (platform.pathName.equals(name)) {
        return Optional.of(platform);
      }
    }
    return Optional.empty();
  }

  /// Where an event came from.
  Origin origin(String tenant, String source, ObjectNode event) {
    return new Origin(tenant, "/" + family + "/" + source, Payload.digest(event));
  }

  private static String first(JsonNode value) {
    return value.isArray() ? value.path(0).asText() : value.asText();
  }
}
