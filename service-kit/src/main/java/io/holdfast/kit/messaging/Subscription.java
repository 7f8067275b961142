package io.holdfast.kit.messaging;

import io.holdfast.contracts.Event;
import io.holdfast.contracts.Topic;
import java.util.List;
import java.util.function.Consumer;

/// A topic, and who takes its events: in batches, inside a transaction, in the order of each key.
public record Subscription<V extends Event>(
    Topic<String, V> topic, Consumer<List<Received<V>>> taker) {}
