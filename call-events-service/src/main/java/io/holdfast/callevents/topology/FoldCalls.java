package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig.CallEvents;
import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.UnavailableException;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.callevents.domain.MergedCalls;
import io.holdfast.callevents.domain.Outcome;
import io.holdfast.callevents.domain.Room;
import io.holdfast.callevents.topology.ReadFacts.Arrival;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Second step: each fact once, with the call's life after it; and the sweep that gives calls
/// without an end up, and lets ended ones leave the store.
final class FoldCalls implements Processor<String, Object, Object, Object> {
  private static final String TOO_LARGE =
      "Expected an event of at most %d bytes, and of them %d of the call's life, found more in %s"
          .formatted(EventRecords.MOST_BYTES, EventRecords.MOST_LIFE_BYTES, LifeTopology.PUBLISH);

  private final EventRecords events = new EventRecords();
  private final String topic;
  private final FactLog log;
  private final CallEvents limits;
  private final Tally tally;
  private final IntToLongFunction readUntil;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable WriteBehind<CallHistory> calls;
  private @Nullable Counts counts;
  private @Nullable DeadLetterSink deadLetters;
  private @Nullable Sweep sweep;
  private @Nullable Commits commits;

  /// @param log takes what is told of other calls
  FoldCalls(
      String topic, FactLog log, CallEvents limits, Tally tally, IntToLongFunction readUntil) {
    this.log = log;
    this.readUntil = readUntil;
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
    int partition = context.taskId().partition();
    this.sweep =
        new Sweep(limits, kept, calls, () -> readUntil.applyAsLong(partition), this::expired);
    sweep.begin(context.currentSystemTimeMs());
    this.deadLetters = new DeadLetterSink(context, topic);
    this.commits = new Commits(context);
    context.schedule(Sweep.LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::look);
  }

  @Override
  public void process(Record<String, Object> in) {
    Arrival arrival = (Arrival) in.value();
    Instant now = Instant.ofEpochMilli(Objects.requireNonNull(context).currentSystemTimeMs());
    Objects.requireNonNull(sweep).read(in.timestamp(), now.toEpochMilli());
    CallHistory call = null;
    try {
      call = known(in.key());
      take(in.key(), call, arrival, now);
    } catch (KafkaException | UnavailableException e) {
      throw e; // of the broker or the store, and no fault of the record
    } catch (NewerStateException e) {
      undo(in.key(), call);
      refuse(in.key(), arrival, Count.FAILED, "state-newer", e.detail);
    } catch (RuntimeException | StackOverflowError e) {
      undo(in.key(), call);
      String detail = Objects.requireNonNull(deadLetters).broken(e);
      refuse(in.key(), arrival, Count.FAILED, "failed-in-fold-calls", detail);
    }
    Objects.requireNonNull(commits).folded(in.timestamp(), now.toEpochMilli());
  }

  private void take(String key, CallHistory call, Arrival arrival, Instant now) {
    switch (call.take(arrival.fact(), arrival.raw().length, now)) {
      case Outcome.Taken taken -> taken(key, taken, arrival, now);
      case Outcome.Repeated _ -> count(arrival.fact(), Count.REPEATED);
      case Outcome.Late _ -> count(arrival.fact(), Count.LATE);
      case Outcome.Conflicting _ ->
          refuse(
              key,
              arrival,
              Count.CONFLICT,
              "conflict",
              "Expected a new (source, id), found one known with another body");
      case Outcome.TooMany _ -> tooMany(key, arrival);
    }
  }

  /// Nothing leaves, and nothing is kept, before all of it could be written.
  private void taken(String key, Outcome.Taken taken, Arrival arrival, Instant now) {
    var records = events.write(key, taken.events(), now.toEpochMilli());
    if (records == null) {
      undo(key, taken.history());
      refuse(key, arrival, Count.FAILED, "too-large", TOO_LARGE);
    } else if (!taken.history().weigh(events.factBytes())) {
      undo(key, taken.history());
      tooMany(key, arrival);
    } else {
      Objects.requireNonNull(calls).put(key, taken.history());
      records.forEach(this::publish);
      count(arrival.fact(), Count.PUBLISHED);
      if (arrival.fact().envelope().clockInDoubt()) {
        count(arrival.fact(), Count.TIME_SUSPECT);
      }
      if (taken.history().isMerged()) {
        tellOn(MergedCalls.toTell(arrival.fact(), taken.history().facts()));
      }
    }
  }

  private void undo(String key, @Nullable CallHistory call) {
    if (call != null) {
      Objects.requireNonNull(calls).undo(key, call::undone);
    }
  }

  private void tooMany(String key, Arrival arrival) {
    refuse(
        key,
        arrival,
        Count.TOO_MANY_FACTS,
        "too-many-facts",
        "Expected at most %d facts of a call, with %d merges, %d signals and %d bytes in all"
            .formatted(Room.MOST_FACTS, Room.MOST_MERGES, Room.MOST_SIGNALS, Room.MOST_BYTES));
  }

  private void expired(String key, Outcome.Taken given) {
    long now = Objects.requireNonNull(context).currentSystemTimeMs();
    var records = events.write(key, given.events(), now);
    if (records != null) {
      Objects.requireNonNull(calls).put(key, given.history());
      records.forEach(this::publish);
      count(given.history().facts().getFirst(), Count.EXPIRED);
    }
  }

  /// Of other calls: it is read with theirs. It stands there at once, and comes again if this
  /// transaction does: a repeat.
  private void tellOn(List<Fact> told) {
    log.append(told, List.of());
    told.forEach(fact -> count(fact, Count.MERGED));
  }

  private void publish(Record<Object, Object> event) {
    Objects.requireNonNull(context).forward(event, LifeTopology.PUBLISH);
  }

  private void refuse(String key, Arrival arrival, Count why, String reason, String detail) {
    count(arrival.fact(), why);
    Objects.requireNonNull(deadLetters)
        .bury(DeadLetterSink.key(key), arrival.raw(), arrival.headers(), reason, detail);
  }

  private void count(Fact fact, Count what) {
    Objects.requireNonNull(counts).count(fact.envelope(), what);
  }

  private CallHistory known(String key) {
    CallHistory known = Objects.requireNonNull(calls).get(key);
    return known == null ? CallHistory.empty() : known;
  }
}
