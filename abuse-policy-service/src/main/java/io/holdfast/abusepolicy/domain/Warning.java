package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
