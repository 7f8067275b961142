package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig.CallEvents;
import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.callevents.topology.ReadFacts.Arrival;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Second step: each fact once, with the call's life after it; and the sweep that gives calls
/// without an end up, and lets ended ones leave the store.
final class FoldCalls implements Processor<String, Object, Object, Object> {
  /// A record that waited longer than this before it was read shows that more wait behind it. Ours.
  private static final Duration BEHIND = Duration.ofMinutes(1);

  private final String topic;
  private final CallEvents limits;
  private final Tally tally;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable KeyValueStore<String, CallHistory> calls;
  private @Nullable KeyValueStore<String, long[]> counts;
  private @Nullable DeadLetterSink deadLetters;
  private boolean isBehind;

  FoldCalls(String topic, CallEvents limits, Tally tally) {
    this.topic = topic;
    this.limits = limits;
    this.tally = tally;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.counts = context.getStateStore(Tally.STORE);
    this.calls = context.getStateStore(LifeTopology.CALLS);
    this.deadLetters = new DeadLetterSink(context, topic);
    context.schedule(limits.sweepEvery(), PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Object> in) {
    Arrival arrival = (Arrival) in.value();
    var store = Objects.requireNonNull(calls);
    CallHistory known = store.get(in.key());
    CallHistory history = known == null ? CallHistory.empty() : known;
    Instant now = Instant.ofEpochMilli(Objects.requireNonNull(context).currentSystemTimeMs());
    isBehind = now.toEpochMilli() - in.timestamp() > BEHIND.toMillis();
    switch (history.take(arrival.fact(), arrival.raw().length, now)) {
      case Outcome.Taken taken -> {
        store.put(in.key(), taken.history());
        taken.events().forEach(event -> publish(event, now.toEpochMilli()));
        count(arrival.fact(), Count.PUBLISHED);
        if (arrival.fact().envelope().clockInDoubt()) {
          count(arrival.fact(), Count.TIME_SUSPECT);
        }
      }
      case Outcome.Repeated _ -> count(arrival.fact(), Count.REPEATED);
      case Outcome.Late _ -> count(arrival.fact(), Count.LATE);
      case Outcome.Conflicting _ ->
          refuse(
              in.key(),
              arrival,
              Count.CONFLICT,
              "Expected a new (source, id), found one known with another body");
      case Outcome.TooMany _ ->
          refuse(
              in.key(),
              arrival,
              Count.TOO_MANY_FACTS,
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

  private void refuse(String key, Arrival arrival, Count why, String detail) {
    count(arrival.fact(), why);
    Objects.requireNonNull(deadLetters)
        .bury(DeadLetterSink.key(key), arrival.raw(), arrival.headers(), why.label(), detail);
  }

  private void count(Fact fact, Count what) {
    tally.count(Objects.requireNonNull(counts), fact.envelope(), what);
  }

  /// While old records are still being read, the ends of silent calls may be among them.
  private void sweep(long timestamp) {
    Instant now = Instant.ofEpochMilli(timestamp);
    boolean mayExpire = !isBehind;
    isBehind = false;
    try (var all = Objects.requireNonNull(calls).all()) {
      while (all.hasNext()) {
        var entry = all.next();
        look(entry.key, entry.value, now, mayExpire);
      }
    }
  }

  private void look(String key, CallHistory history, Instant now, boolean mayExpire) {
    var store = Objects.requireNonNull(calls);
    Duration idle = Duration.between(history.touchedAt(), now);
    if (history.gone()) {
      if (idle.compareTo(limits.rememberFinished()) > 0) {
        store.delete(key);
      }
    } else if (idle.compareTo(limits.keepFinished()) > 0 && history.isOver()) {
      store.put(key, history.leave(now));
    } else if (mayExpire && idle.compareTo(limits.expireAfter(tenantOf(key))) > 0) {
      history
          .expire(now)
          .ifPresent(given -> {
            store.put(key, given.history());
            given.events().forEach(event -> publish(event, now.toEpochMilli()));
            count(given.history().facts().getFirst(), Count.EXPIRED);
          });
    }
  }

  private static String tenantOf(String key) {
    return key.substring(0, key.indexOf('|'));
  }
}
