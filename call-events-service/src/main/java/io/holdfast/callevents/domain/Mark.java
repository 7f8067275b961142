package io.holdfast.callevents.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a call without looking at its facts.
///
/// @param bytes what the facts had as they came
/// @param seq number of the newest published event, 0 before the first
/// @param revision how often the ending was revised
/// @param touchedAt wall-clock time at which the newest fact was taken, or the call expired or left
/// @param expired when its newest fact had been taken, for a call that was given up; else null
/// @param over it has an end, real or given up, or belongs to no call
/// @param gone the call has left; a fact that still comes is late
public record Mark(
    long bytes,
    long seq,
    int revision,
    Instant touchedAt,
    @Nullable Instant expired,
    boolean over,
    boolean gone) {}
