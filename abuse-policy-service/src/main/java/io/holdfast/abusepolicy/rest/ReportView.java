package io.holdfast.abusepolicy.rest;

import io.holdfast.abusepolicy.domain.AbuseReport;
import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.Reporter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report as REST shows it.
///
/// @param source who told us: the source of the fact, or `rest`
record ReportView(
    UUID id,
    Instant occurredAt,
    Ground ground,
    Reporter by,
    @Nullable String agent,
    @Nullable String excerptRef,
    @Nullable Double confidence,
    String source) {
  static ReportView of(AbuseReport r) {
    return new ReportView(
        r.id(), r.at(), r.ground(), r.by(), r.agent(), r.excerptRef(), r.confidence(), r.source());
  }
}
