package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.CallEventsConfig.CallEvents;
import io.holdfast.callevents.Conservation.Count;
import io.holdfast.callevents.domain.ClockRule;
import io.holdfast.callevents.domain.Concealment;
import io.holdfast.contracts.Envelope;
import io.holdfast.contracts.FactReader;
import io.holdfast.contracts.RecordKey;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.calls.CallerKeys;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// First step: bytes to facts without phone numbers; what cannot be read goes to the dead letters.
final class ReadFacts implements Processor<byte[], byte[], Object, Object> {
  /// A fact on its way to the fold, with the record that it came in.
  ///
  /// @param fact without phone numbers
  /// @param raw the value as it came
  /// @param headers as they came
  record Arrival(Fact fact, byte[] raw, Headers headers) {}

  private static final String WRONG_PARTITION =
      "Expected the partition that murmur2 gives the key (librdkafka: partitioner=murmur2_random),"
          + " found another";

  private final String topic;
  private final byte[] callerKey;
  private final CallEvents limits;
  private final ClockRule clock;
  private final Tally tally;
  private final KeyPartitions partitions;
  private final FactReader reader = new FactReader();
  private final Map<String, CallerKeys> keys = new HashMap<>();
  private @Nullable ProcessorContext<Object, Object> context;
  private int partition;
  private @Nullable Counts counts;
  private @Nullable DeadLetterSink deadLetters;

  ReadFacts(
      String topic, byte[] callerKey, CallEvents limits, Tally tally, KeyPartitions partitions) {
    this.partitions = partitions;
    this.topic = topic;
    this.callerKey = callerKey;
    this.limits = limits;
    this.clock = limits.clock();
    this.tally = tally;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.partition = context.taskId().partition();
    this.counts = new Counts(tally, context.getStateStore(Tally.LIVING));
    this.deadLetters = new DeadLetterSink(context, topic);
  }

  @Override
  public void process(Record<byte[], byte[]> in) {
    String key;
    Fact fact;
    try {
      key = key(in);
      fact = read(key, in);
    } catch (UnreadableEventException e) {
      refuse(in, Count.UNREADABLE, e.reason(), e.detail());
      return;
    } catch (RuntimeException | StackOverflowError e) {
      String detail = Objects.requireNonNull(deadLetters).broken(e);
      refuse(in, Count.FAILED, "failed-in-read-facts", detail);
      return;
    }
    if (!partitions.isRight(in.key(), partition)) {
      Objects.requireNonNull(counts).count(fact.envelope(), Count.READ, Count.WRONG_PARTITION);
      Objects.requireNonNull(deadLetters)
          .bury(in.key(), in.value(), in.headers(), "wrong-partition", WRONG_PARTITION);
      return;
    }
    Objects.requireNonNull(counts).count(fact.envelope(), Count.READ);
    Arrival arrival = new Arrival(fact, in.value(), in.headers());
    Objects.requireNonNull(context)
        .forward(new Record<Object, Object>(key, arrival, in.timestamp()), LifeTopology.FOLD);
  }

  private void refuse(Record<byte[], byte[]> in, Count why, String reason, String detail) {
    Objects.requireNonNull(counts).countUnknown(Count.READ, why);
    Objects.requireNonNull(deadLetters).bury(in.key(), in.value(), in.headers(), reason, detail);
  }

  private static String key(Record<byte[], byte[]> in) {
    if (in.key() == null) {
      throw new UnreadableEventException("no-key", "Expected a key tenant|id, found none");
    }
    return new String(in.key(), UTF_8);
  }

  private Fact read(String keyText, Record<byte[], byte[]> in) {
    if (in.value() != null && in.value().length > limits.maxEventBytes()) {
      throw new UnreadableEventException(
          "too-large", "Expected at most %d bytes".formatted(limits.maxEventBytes()));
    }
    RecordKey key = RecordKey.parse(keyText);
    Fact fact = reader.reported(key, in.headers(), in.value());
    if (!fact.isOf(key)) {
      throw new UnreadableEventException(
          "key-mismatch", "Expected the key to name the value's tenant and call, it does not");
    }
    return Concealment.conceal(
        judged(fact, Instant.ofEpochMilli(in.timestamp())),
        keys.computeIfAbsent(key.tenant(), t -> CallerKeys.of(callerKey, t)));
  }

  /// The word on a fact's clock is ours alone, whatever the sender wrote there.
  private Fact judged(Fact fact, Instant arrived) {
    Envelope e = fact.envelope();
    boolean suspect = clock.suspects(e, arrived);
    Boolean word = suspect ? Boolean.TRUE : null;
    return Objects.equals(word, e.timeSuspect())
        ? fact
        : new Fact(e.withTimeSuspect(word), fact.happening());
  }
}
