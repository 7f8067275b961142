package io.holdfast.callevents;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.util.List;
import java.util.Map;

/// What one incoming event was read as.
public sealed interface Reading {
  /// Its facts; none where the event is known and tells nothing of a call's life.
  record Facts(List<Fact> facts) implements Reading {}

  /// It cannot be read.
  ///
  /// @param raw the event as it came
  /// @param mediaType in which it can be sent again, alone
  /// @param why reason and detail
  record Rejected(byte[] raw, String mediaType, UnreadableEventException why) implements Reading {}

  /// All that one request holds.
  ///
  /// @param tenant whose it is
  /// @param platform its name in the path; `cloudevents` for our own vocabulary
  /// @param again headers of a dead letter that tell how to send it again
  /// @param backfill whether its facts are history only
  record Delivery(
      String tenant,
      String platform,
      Map<String, String> again,
      boolean backfill,
      List<Reading> readings) {}
}
