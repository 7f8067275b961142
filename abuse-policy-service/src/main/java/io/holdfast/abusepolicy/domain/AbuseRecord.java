package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Reporter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of abuse on one call, in any order of arrival.
///
/// @param reports all reports, oldest first
/// @param warnings all warnings, oldest first
public record AbuseRecord(List<Report> reports, List<Warning> warnings) {
  /// A call on which nothing was reported.
  public static final AbuseRecord EMPTY = new AbuseRecord(List.of(), List.of());

  /// Sorts both lists by time.
  public AbuseRecord {
    reports = reports.stream().sorted(Comparator.comparing(Report::at)).toList();
    warnings = warnings.stream().sorted(Comparator.comparing(Warning::at)).toList();
  }

  /// The record as it stood at an instant, that instant included.
  public AbuseRecord until(Instant at) {
    return new AbuseRecord(
        reports.stream().filter(r -> !r.at().isAfter(at)).toList(),
        warnings.stream().filter(w -> !w.at().isAfter(at)).toList());
  }

  /// Reports of what the policy calls abuse.
  public Stream<Report> abuse(AbusePolicy policy) {
    return reports.stream().filter(r -> policy.isAbuse(r.ground()));
  }

  /// The warning that counts. A new warning is a new chance, so only the last one does.
  public Optional<Warning> lastWarning() {
    return warnings.isEmpty() ? Optional.empty() : Optional.of(warnings.getLast());
  }

  /// What the call was reported for: the last ground that is abuse, else the last one at all.
  public Optional<Ground> ground(AbusePolicy policy) {
    return abuse(policy)
        .map(Report::ground)
        .reduce((first, second) -> second)
        .or(() -> reports.isEmpty() ? Optional.empty() : Optional.of(reports.getLast().ground()));
  }

  /// Whether neither a report nor a warning is there.
  public boolean isEmpty() {
    return reports.isEmpty() && warnings.isEmpty();
  }

  /// Somebody said that the caller was abusive.
  ///
  /// @param id derived from what caused it
  /// @param at when the abuse was heard
  /// @param ground what was said; a word that we do not know is `OTHER`
  /// @param agent who was on the call, where that is known
  /// @param excerptRef where the words can be heard or read
  /// @param confidence 0..1, where a machine reported
  /// @param source who told us: the source of the fact, or `rest`
  public record Report(
      UUID id,
      Instant at,
      Ground ground,
      Reporter by,
      @Nullable String agent,
      @Nullable String excerptRef,
      @Nullable Double confidence,
      String source) {}

  /// The caller was told that abuse ends the call.
  ///
  /// @param id derived from what caused it
  /// @param at when it was read aloud
  /// @param ground what it was given for
  /// @param agent who read it
  /// @param wordingId which text was read
  /// @param recordingOffsetMs where it stands in the recording, in milliseconds
  /// @param source who told us: the source of the fact, or `rest`
  public record Warning(
      UUID id,
      Instant at,
      Ground ground,
      @Nullable String agent,
      @Nullable String wordingId,
      @Nullable Long recordingOffsetMs,
      String source) {}
}
