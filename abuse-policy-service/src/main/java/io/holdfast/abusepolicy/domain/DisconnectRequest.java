package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.telephony.Happening.Ground;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An agent asks to end a call.
///
/// @param at the instant that is judged
/// @param idempotencyKey the desktop's name for the request, where it gives one
public record DisconnectRequest(
    String agent, Ground ground, Instant at, @Nullable String idempotencyKey) {}
