package io.holdfast.callevents;

import io.holdfast.callevents.domain.ClockRule;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import io.holdfast.contracts.telephony.UnknownWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What became of the events of one request, and the facts of those that were taken.
final class Taken {
  private record FactName(String source, String id) {}

  private final boolean backfill;
  private final Map<FactName, Fact> known = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();

  /// The event of each fact.
  private final List<Integer> events = new ArrayList<>();

  private final List<IntakeAnswer.Rejection> rejected = new ArrayList<>();
  private final List<IntakeAnswer.Warning> warnings = new ArrayList<>();
  private int accepted;
  private int ignored;
  private int duplicates;
  private int refused;

  /// @param backfill whether all of it is history
  Taken(boolean backfill) {
    this.backfill = backfill;
  }

  List<Fact> facts() {
    return facts;
  }

  void add(int event, List<Fact> read) {
    int before = facts.size();
    for (Fact fact : read) {
      if (isNew(fact)) {
        facts.add(backfill ? new Fact(fact.envelope().withBackfill(true), fact.happening()) : fact);
        events.add(event);
        UnknownWords.of(fact).forEach(word -> warnings.add(IntakeAnswer.Warning.of(event, word)));
      }
    }
    if (read.isEmpty()) {
      ignored++;
    } else if (facts.size() == before) {
      duplicates++;
    } else {
      accepted++;
    }
  }

  void reject(int event, UnreadableEventException why) {
    rejected.add(IntakeAnswer.Rejection.of(event, why));
  }

  /// The broker will never take that fact; its event counts as rejected.
  void refuse(FactLog.Refused fact) {
    int event = events.get(fact.place());
    refused++;
    if (rejected.stream().noneMatch(one -> one.index() == event)) {
      accepted--;
      reject(event, fact.why());
    }
  }

  IntakeAnswer answer(ClockRule clock, Instant now) {
    int suspect = (int) facts.stream().filter(f -> clock.suspects(f.envelope(), now)).count();
    return new IntakeAnswer(
        accepted, ignored, duplicates, facts.size() - refused, suspect, rejected, warnings);
  }

  /// A repeat is dropped here; another body under a known name goes on, and is quarantined where
  /// all of the call is known.
  private boolean isNew(Fact fact) {
    FactName name = new FactName(fact.envelope().source(), fact.envelope().id());
    return !fact.equals(known.putIfAbsent(name, fact));
  }
}
