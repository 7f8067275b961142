package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of abuse on one call, in any order of arrival.
///
/// @param reports all reports, oldest first
/// @param warnings all warnings, oldest first
public record AbuseRecord(List<AbuseReport> reports, List<Warning> warnings) {
  /// A call on which nothing was reported.
  public static final AbuseRecord EMPTY = new AbuseRecord(List.of(), List.of());

  /// Sorts both lists by time.
  public AbuseRecord {
    reports = reports.stream().sorted(Comparator.comparing(AbuseReport::at)).toList();
    warnings = warnings.stream().sorted(Comparator.comparing(Warning::at)).toList();
  }

  /// The record as it stood at an instant, that instant included.
  public AbuseRecord until(Instant at) {
    return new AbuseRecord(
        reports.stream().filter(r -> !r.at().isAfter(at)).toList(),
        warnings.stream().filter(w -> !w.at().isAfter(at)).toList());
  }

  /// Reports of what the policy calls abuse.
  public Stream<AbuseReport> abuse(AbusePolicy policy) {
    return reports.stream().filter(r -> policy.isAbuse(r.ground()));
  }

  /// The warning that counts. A new warning is a new chance, so only the last one does.
  public Optional<Warning> lastWarning() {
    return warnings.isEmpty() ? Optional.empty() : Optional.of(warnings.getLast());
  }

  /// What the call was reported for: the last ground that is abuse, else the last one at all.
  public Optional<Ground> ground(AbusePolicy policy) {
    return abuse(policy)
        .map(AbuseReport::ground)
        .reduce((first, second) -> second)
        .or(() -> reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast().ground()));
  }

  /// Whether neither a report nor a warning is there.
  public boolean isEmpty() {
    return reports.isEmpty() && warnings.isEmpty();
  }
}
