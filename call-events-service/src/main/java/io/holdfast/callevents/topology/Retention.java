package io.holdfast.callevents.topology;

import java.time.Duration;

/// How long ended calls stay, by the wall clock.
///
/// @param keep with their facts
/// @param remember as a mark, after that
/// @param sweep between two looks
record Retention(Duration keep, Duration remember, Duration sweep) {}
