package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import io.holdfast.contracts.telephony.Happening.Reporter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody said that the caller was abusive.
///
/// @param id derived from what caused it
/// @param at when the abuse was heard
/// @param ground what was said; a word that we do not know is `OTHER`
/// @param agent who was on the call, where that is known
/// @param excerptRef where the words can be heard or read
/// @param confidence 0..1, where a machine reported
/// @param source who told us: the source of the fact, or `rest`
public record AbuseReport(
    UUID id,
    Instant at,
    Ground ground,
    Reporter by,
    @Nullable String agent,
    @Nullable String excerptRef,
    @Nullable Double confidence,
    String source) {}
