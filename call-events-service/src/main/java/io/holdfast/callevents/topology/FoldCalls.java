package io.holdfast.callevents.topology;

import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Second step: each fact once, with the call's life after it; and the sweep that lets ended calls
/// leave the store.
final class FoldCalls implements Processor<String, Object, Object, Object> {
  private final String topic;
  private final Retention retention;
  private final Tally tally;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable KeyValueStore<String, CallHistory> calls;
  private @Nullable DeadLetterSink deadLetters;

  FoldCalls(String topic, Retention retention, Tally tally) {
    this.topic = topic;
    this.retention = retention;
    this.tally = tally;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.calls = context.getStateStore(LifeTopology.CALLS);
    this.deadLetters = new DeadLetterSink(context, topic);
    context.schedule(retention.sweep(), PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Object> in) {
    Arrival arrival = (Arrival) in.value();
    String tenant = arrival.fact().envelope().tenant();
    var store = Objects.requireNonNull(calls);
    CallHistory known = store.get(in.key());
    CallHistory history = known == null ? CallHistory.empty() : known;
    Instant now = Instant.ofEpochMilli(Objects.requireNonNull(context).currentSystemTimeMs());
    switch (history.take(arrival.fact(), arrival.raw().length, now)) {
      case Outcome.Taken taken -> {
        store.put(in.key(), taken.history());
        taken.events().forEach(event -> publish(event, now.toEpochMilli()));
        tally.published(tenant);
      }
      case Outcome.Repeated _ -> tally.dropped(tenant, "repeated");
      case Outcome.Late _ -> tally.dropped(tenant, "late");
      case Outcome.Conflicting _ ->
          refuse(
              in.key(),
              arrival,
              "conflict",
              "Expected a new (source, id), found one known with another body");
      case Outcome.TooMany _ ->
          refuse(
              in.key(),
              arrival,
              "too-many-facts",
              "Expected at most %d facts and %d bytes of a call"
                  .formatted(CallHistory.MOST_FACTS, CallHistory.MOST_BYTES));
    }
  }

  private void publish(CallEvent event, long timestamp) {
    Objects.requireNonNull(context)
        .forward(
            new Record<Object, Object>(event.key().toString(), event, timestamp),
            LifeTopology.PUBLISH);
  }

  private void refuse(String key, Arrival arrival, String reason, String detail) {
    tally.dropped(arrival.fact().envelope().tenant(), reason);
    Objects.requireNonNull(deadLetters)
        .bury(DeadLetterSink.key(key), arrival.raw(), arrival.headers(), reason, detail);
  }

  private void sweep(long timestamp) {
    Instant now = Instant.ofEpochMilli(timestamp);
    var store = Objects.requireNonNull(calls);
    try (var all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        CallHistory history = entry.value;
        Duration idle = Duration.between(history.touchedAt(), now);
        if (history.gone() && idle.compareTo(retention.remember()) > 0) {
          store.delete(entry.key);
        } else if (!history.gone() && idle.compareTo(retention.keep()) > 0 && history.isOver()) {
          store.put(entry.key, history.leave(now));
        }
      }
    }
  }
}
