package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactType;
import java.util.List;

/// Facts that a platform writes in our own vocabulary.
final class CloudEventIntake {
  private static final String OUR_SOURCE = "/holdfast/";

  private CloudEventIntake() {}

  /// Reads a structured CloudEvent, or the flat value of a binary one.
  ///
  /// @param tenant of the path: the event's own, where it names one, must be the same
  static List<Fact> facts(ObjectNode event, String tenant) {
    ObjectNode value = event.has("specversion") ? CloudEvents.fromStructured(event) : event;
    if (!value.hasNonNull("tenant")) {
      value = value.deepCopy().put("tenant", tenant);
    }
    Fact fact = Fact.serde().decode(value);
    if (!fact.envelope().tenant().equals(tenant)) {
      throw new UnreadableEventException(
          "tenant-mismatch", "Expected the event's tenant to be that of the path, it is not");
    }
    requireForeign(fact);
    return List.of(fact);
  }

  private static void requireForeign(Fact fact) {
    boolean derived = FactType.of(fact.happening()).filter(FactType::isDerived).isPresent();
    if (derived || fact.envelope().source().startsWith(OUR_SOURCE)) {
      throw new UnreadableEventException(
          "reserved", "Expected a platform's fact, found one that only Holdfast itself issues");
    }
  }
}
