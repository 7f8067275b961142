package io.holdfast.kit.messaging;

import io.holdfast.contracts.Event;
import java.time.Instant;

/// An event as it was read from a topic.
///
/// @param event the event
/// @param arrivedAt when the broker took it
/// @param topic full name of the topic
/// @param partition its partition
/// @param offset its place there
public record Received<V extends Event>(
    V event, Instant arrivedAt, String topic, int partition, long offset) {}
