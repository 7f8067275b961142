package io.holdfast.callevents.domain;

import io.holdfast.contracts.telephony.Happening.HoldsReported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds of which a platform knows how many and how long, and not when. They count for an agent of
/// whom no hold is known as a fact; a report without an agent, for a call without any.
final class ReportedHolds {
  private final Map<String, HoldsReported> newest = new LinkedHashMap<>();
  private final FewNames told = new FewNames();

  /// A hold came as a fact: the facts of that agent are better than a report on him.
  void toldBy(String holder) {
    told.add(holder);
  }

  /// A report that is sent again, changed, takes the place of the one before.
  void take(HoldsReported report) {
    newest.put(Objects.requireNonNullElse(report.agent(), Legs.NOBODY_NAMED), report);
  }

  private List<HoldsReported> counted() {
    if (newest.isEmpty() || told.contains(Legs.NOBODY_NAMED)) {
      return List.of();
    }
    boolean byAgent = !told.isEmpty() || newest.keySet().stream().anyMatch(a -> !a.isEmpty());
    return newest.entrySet().stream()
        .filter(e -> !told.contains(e.getKey()) && !(byAgent && e.getKey().isEmpty()))
        .map(Map.Entry::getValue)
        .filter(report -> report.holds() > 0 || report.holdMs() > 0)
        .toList();
  }

  /// The sums with these holds taken off the talk, of which they can take no more than there was.
  Span.Sums addTo(Span.Sums known) {
    Span.Sums sums = known;
    for (HoldsReported report : counted()) {
      sums = sums.withHolds(report.holds(), report.holdMs(), report.longestHoldMs());
    }
    return sums;
  }

  /// What the ending says of it; nothing where no report counts.
  List<Signal> evidence() {
    List<HoldsReported> counted = counted();
    if (counted.isEmpty()) {
      return List.of();
    }
    long holds = counted.stream().mapToLong(HoldsReported::holds).sum();
    return List.of(Signals.read(Signals.SPANS_ONLY, Long.toString(holds), Signals.WHOLE_CALL));
  }
}
