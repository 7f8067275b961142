package io.holdfast.callevents;

import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactRules;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What one incoming event was read as.
public sealed interface Reading {
  /// Where a fault of a reader is told.
  Logger LOG = Logger.getLogger(Reading.class);

  /// Reads an event. The facts of it all pass [FactRules], or none is taken.
  ///
  /// @param facts reads them; throws [UnreadableEventException]
  /// @param raw the event as it came, asked for only where it is refused
  /// @param mediaType in which it can be sent again, alone
  static Reading of(Supplier<List<Fact>> facts, Supplier<byte[]> raw, String mediaType) {
    try {
      List<Fact> read = facts.get();
      read.forEach(FactRules::require);
      return new Facts(read);
    } catch (UnreadableEventException e) {
      return new Rejected(raw.get(), mediaType, e);
    } catch (RuntimeException e) { // a fault of ours: it costs this event alone
      LOG.error("An event broke its reader", e);
      return new Rejected(
          raw.get(),
          mediaType,
          new UnreadableEventException(
              "unreadable", "Expected an event that can be read, found one that broke the reader"));
    }
  }

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
