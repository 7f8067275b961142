package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig.CallEvents;
import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.callevents.topology.ReadFacts.Arrival;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
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
  private final String topic;
  private final CallEvents limits;
  private final Tally tally;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable WriteBehind<CallHistory> calls;
  private @Nullable Counts counts;
  private @Nullable DeadLetterSink deadLetters;
  private @Nullable Sweep sweep;
  private @Nullable Commits commits;

  FoldCalls(String topic, CallEvents limits, Tally tally) {
    this.topic = topic;
    this.limits = limits;
    this.tally = tally;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    WriteBehind<long[]> living = context.getStateStore(Tally.LIVING);
    living.keepIn(context.getStateStore(Tally.STORE));
    this.counts = new Counts(tally, living);
    KeyValueStore<String, CallHistory> kept = context.getStateStore(LifeTopology.CALLS);
    this.calls = context.getStateStore(LifeTopology.LIVING);
    calls.keepIn(kept);
    this.sweep = new Sweep(limits, kept, calls, context.currentSystemTimeMs(), this::expired);
    this.deadLetters = new DeadLetterSink(context, topic);
    this.commits = new Commits(context);
    context.schedule(Sweep.LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::look);
  }

  @Override
  public void process(Record<String, Object> in) {
    Arrival arrival = (Arrival) in.value();
    Instant now = Instant.ofEpochMilli(Objects.requireNonNull(context).currentSystemTimeMs());
    Objects.requireNonNull(sweep).read(in.timestamp(), now.toEpochMilli());
    switch (known(in.key()).take(arrival.fact(), arrival.raw().length, now)) {
      case Outcome.Taken taken -> {
        living().put(in.key(), taken.history());
        taken.events().forEach(event -> publish(in.key(), event, now.toEpochMilli()));
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
    Objects.requireNonNull(commits).folded(in.timestamp(), now.toEpochMilli());
  }

  private void expired(Outcome.Taken given) {
    long now = Objects.requireNonNull(context).currentSystemTimeMs();
    given.events().forEach(event -> publish(event.key().toString(), event, now));
    count(given.history().facts().getFirst(), Count.EXPIRED);
  }

  private void publish(String key, CallEvent event, long timestamp) {
    Objects.requireNonNull(context)
        .forward(new Record<Object, Object>(key, event, timestamp), LifeTopology.PUBLISH);
  }

  private void refuse(String key, Arrival arrival, Count why, String detail) {
    count(arrival.fact(), why);
    Objects.requireNonNull(deadLetters)
        .bury(DeadLetterSink.key(key), arrival.raw(), arrival.headers(), why.label(), detail);
  }

  private void count(Fact fact, Count what) {
    Objects.requireNonNull(counts).count(fact.envelope(), what);
  }

  private WriteBehind<CallHistory> living() {
    return Objects.requireNonNull(calls);
  }

  private CallHistory known(String key) {
    CallHistory known = living().get(key);
    return known == null ? CallHistory.empty() : known;
  }
}
