package io.holdfast.callback.domain;

import java.time.Duration;

/// The figures of the drop rule (contract section 5).
///
/// @param timeLost least time a caller lost in queues, holds and transfers
/// @param afterWait longest time between the end of the last wait and the end of the call
/// @param abandonedInQueue whether a caller who gave up in a queue is owed a call
/// @param abandonedOnHold whether a caller who gave up on hold is owed a call
public record DropSettings(
    Duration timeLost, Duration afterWait, boolean abandonedInQueue, boolean abandonedOnHold) {}
