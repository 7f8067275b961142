package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.domain.Warning;
import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A warning as REST shows it.
///
/// @param source who told us: the source of the fact, or `rest`
record WarningView(
    UUID id,
    Instant occurredAt,
    Ground ground,
    @Nullable String agent,
    @Nullable String wordingId,
    @Nullable Long recordingOffsetMs,
    String source) {
  static WarningView of(Warning w) {
    return new WarningView(
        w.id(), w.at(), w.ground(), w.agent(), w.wordingId(), w.recordingOffsetMs(), w.source());
  }
}
