package io.holdfast.abusepolicy.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The caller was told that abuse ends the call.
///
/// @param at when it was read aloud
/// @param agent who read it
public record Warning(Instant at, @Nullable String agent) {}
