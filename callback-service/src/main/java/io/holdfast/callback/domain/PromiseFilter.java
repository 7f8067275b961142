package io.holdfast.callback.domain;

import io.holdfast.contracts.callbacks.Callback.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a list of promises is narrowed to; a null narrows nothing.
///
/// @param caller the caller's token
/// @param from earliest end of the dropped call
/// @param to the first end of a call that is too late
public record PromiseFilter(
    @Nullable Status status,
    @Nullable String caller,
    @Nullable String queue,
    @Nullable Instant from,
    @Nullable Instant to) {}
