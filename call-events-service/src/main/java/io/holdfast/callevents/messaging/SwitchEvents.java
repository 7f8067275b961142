package io.holdfast.callevents.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.platforms.AsteriskAmi;
import io.holdfast.platforms.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes what one switch tells to the intake, as if it had been posted there: the same facts with
/// the same ids.
record SwitchEvents(Sender sender, Gaps gaps, ToIntake delivery, SwitchMeters meters) {

  /// Takes messages in their order; returns after the broker has what they tell.
  void take(List<ObjectNode> messages) throws InterruptedException {
    List<Reading> readings = new ArrayList<>();
    Instant newest = Instant.MIN;
    for (ObjectNode message : messages) {
      Instant at = AsteriskAmi.at(message).orElse(Instant.MIN);
      Fact gap = at.equals(Instant.MIN) ? null : gaps.endedBy(at);
      if (gap != null) {
        meters.gap();
        readings.add(new Reading.Facts(List.of(gap)));
      }
      if (message.has("Event")) {
        readings.add(read(message));
      }
      newest = at.isAfter(newest) ? at : newest;
    }
    delivery.deliver("asterisk-ami", readings);
    if (newest.isAfter(Instant.MIN)) {
      gaps.heard(newest);
    }
  }

  private Reading read(ObjectNode event) {
    return Reading.of(
        () -> AsteriskAmi.facts(event, sender.origin(event)),
        () -> Json.bytes(event),
        "application/json");
  }
}
