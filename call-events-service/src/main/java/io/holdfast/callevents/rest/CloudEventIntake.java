package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.CloudEvents;
import io.holdfast.contracts.FactReader;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.FactRules;
import io.holdfast.contracts.telephony.UnknownWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Facts that a platform writes in our own vocabulary.
final class CloudEventIntake {
  /// Idle ones: each is for one thread at a time, and a request has a thread of its own.
  private static final Queue<FactReader> READERS = new ConcurrentLinkedQueue<>();

  private CloudEventIntake() {}

  /// Reads a body of structured CloudEvents in one pass, where each of them is plain and may be
  /// taken.
  ///
  /// @return null for any other body, which is taken apart event by event
  static @Nullable List<Reading> plain(byte[] body, String tenant) {
    FactReader known = READERS.poll();
    FactReader reader = known == null ? new FactReader() : known;
    try {
      List<Fact> facts = reader.structured(body, tenant);
      if (facts == null) {
        return null;
      }
      List<Reading> readings = new ArrayList<>(facts.size());
      for (Fact fact : facts) {
        requireTakable(fact, tenant);
        readings.add(new Reading.Facts(List.of(fact)));
      }
      return readings;
    } catch (UnreadableEventException e) {
      return null; // one by one, each with its own reason
    } finally {
      READERS.offer(reader);
    }
  }

  /// Reads a structured CloudEvent, or the flat value of a binary one.
  ///
  /// @param tenant of the path: the event's own, where it names one, must be the same
  /// @param names our name of a field to the sender's
  /// @param strict whether a word that is none of its list is refused
  static List<Fact> facts(
      ObjectNode event, String tenant, UnaryOperator<String> names, boolean strict) {
    try {
      ObjectNode value = event.has("specversion") ? CloudEvents.fromStructured(event) : event;
      if (!value.hasNonNull("tenant")) {
        value = value.deepCopy().put("tenant", tenant);
      }
      Fact fact = Fact.serde().decode(value);
      requireTakable(fact, tenant);
      if (strict) {
        requireKnownWords(fact);
      }
      return List.of(fact);
    } catch (UnreadableEventException e) {
      throw e.named(event.has("specversion") ? CloudEvents.namesIn(event) : names);
    }
  }

  private static void requireKnownWords(Fact fact) {
    for (UnknownWords.Word word : UnknownWords.of(fact)) {
      throw UnreadableEventException.ofField(
          "unknown-word", word.field(), word.expected(), "another word", word.value());
    }
  }

  private static void requireTakable(Fact fact, String tenant) {
    if (!fact.envelope().tenant().equals(tenant)) {
      throw new UnreadableEventException(
          "tenant-mismatch", "Expected the event's tenant to be that of the path, it is not");
    }
    FactRules.require(fact);
  }
}
