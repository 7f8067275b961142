package io.holdfast.callevents.messaging;

import io.holdfast.callevents.Reading;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.Happening.HangupSignalled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a switch told in the last seconds, so that the catch-up, at the two edges of a gap, tells
/// nothing again. The same happening has another id in another of Asterisk's tongues, and
/// `queue_log` cuts its time to the second.
final class Told {
  /// How far two tellings of one happening lie apart at most.
  private static final Duration APART = Duration.ofMillis(1500);

  private static final Duration KEPT = Duration.ofSeconds(10);

  private record What(String callId, String type) {}

  private final Map<What, List<Instant>> words = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private int holders;

  /// From now on nothing is forgotten.
  synchronized void hold() {
    holders++;
  }

  synchronized void release() {
    holders--;
  }

  synchronized void add(List<Reading> readings) {
    for (Reading reading : readings) {
      if (reading instanceof Reading.Facts known) {
        known.facts().forEach(this::add);
      }
    }
    if (holders == 0) {
      Instant oldest = newest.minus(KEPT);
      words.values().forEach(times -> times.removeIf(at -> at.isBefore(oldest)));
      words.values().removeIf(List::isEmpty);
    }
  }

  private void add(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    words.computeIfAbsent(what(fact), _ -> new ArrayList<>()).add(at);
    newest = at.isAfter(newest) ? at : newest;
  }

  synchronized void addAll(Told other) {
    other.words.forEach(
        (what, times) -> words.computeIfAbsent(what, _ -> new ArrayList<>()).addAll(times));
  }

  /// Whether the same was told at about that time. Signals on who let go are witnesses: one more
  /// does no harm, and one less may.
  synchronized boolean knows(Fact fact) {
    Instant at = fact.envelope().occurredAt();
    return !(fact.happening() instanceof HangupSignalled)
        && words.getOrDefault(what(fact), List.of()).stream()
            .anyMatch(told -> Duration.between(told, at).abs().compareTo(APART) <= 0);
  }

  private static What what(Fact fact) {
    return new What(fact.key().id(), fact.envelope().type());
  }
}
