package io.holdfast.callevents.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes what one switch tells to the intake, as if it had been posted there: the same facts with
/// the same ids.
record SwitchEvents(
    SwitchDialect dialect, Sender sender, Gaps gaps, ToIntake delivery, SwitchMeters meters) {

  /// Takes messages in their order; returns after the broker has what they tell.
  void take(List<ObjectNode> messages) throws InterruptedException {
    List<Reading> readings = new ArrayList<>();
    Instant newest = Instant.MIN;
    for (ObjectNode message : messages) {
      Instant at = dialect.at(message).orElse(Instant.MIN);
      Fact gap = at.equals(Instant.MIN) ? null : gaps.endedBy(at);
      if (gap != null) {
        meters.gap();
        readings.add(new Reading.Facts(List.of(gap)));
      }
      if (dialect.isEvent(message)) {
        readings.add(read(message));
      }
      newest = at.isAfter(newest) ? at : newest;
    }
    delivery.deliver(dialect.platform(), readings);
    if (newest.isAfter(Instant.MIN)) {
      gaps.heard(newest);
    }
  }

  private Reading read(ObjectNode event) {
    return Reading.of(
        () -> dialect.facts(event, sender.origin(event)),
        () -> Json.bytes(event),
        "application/json");
  }
}
