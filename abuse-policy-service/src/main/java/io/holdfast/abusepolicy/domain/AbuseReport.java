package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody said that the caller was abusive.
///
/// @param at when the abuse was heard
/// @param ground what was said; a word that we do not know is `OTHER`
/// @param agent who was on the call, where that is known
public record AbuseReport(Instant at, Ground ground, @Nullable String agent) {}
