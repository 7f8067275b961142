package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.FactLog;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.contracts.Topics;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// The stream from facts to the lives of calls, a step a line.
final class LifeTopology {
  static final String INTAKE = "telephony-events";
  static final String READ = "read-facts";
  static final String FOLD = "fold-calls";
  static final String PUBLISH = "call-events";
  static final String CALLS = "calls";
  static final String LIVING = "living-calls";

  private LifeTopology() {}

  /// @param log takes what is told of other calls
  /// @param clock tells what cannot be an arrival, nothing else
  /// @param partitions where a key belongs
  /// @param readUntil of a partition, the wall-clock milliseconds at which all stood there that has
  ///   been read by now
  static Topology build(
      CallEventsConfig config,
      FactLog log,
      Tally tally,
      InstantSource clock,
      KeyPartitions partitions,
      IntToLongFunction readUntil) {
    Topics topics = config.topics().topics();
    String intake = topics.telephonyEvents().name();
    var own = config.callEvents();
    var arrival = new ArrivalTime(own.rememberFinished(), clock);
    byte[] callerKey = Base64.getDecoder().decode(config.callerKey());
    var bytes = new ByteArraySerializer();
    var asBytes = new ByteArrayDeserializer();
    return new Topology()
        .addSource(AutoOffsetReset.earliest(), INTAKE, arrival, asBytes, asBytes, intake)
        .addProcessor(READ, () -> new ReadFacts(intake, callerKey, own, tally, partitions), INTAKE)
        .addProcessor(FOLD, () -> new FoldCalls(intake, log, own, tally, readUntil), READ)
        .addStateStore(CallHistorySerde.store(CALLS), FOLD)
        .addStateStore(
            new WriteBehind.Builder<>(
                LIVING,
                own.livingCalls(),
                own.livingBytes(),
                CallHistory::isOver,
                CallHistory::bytes),
            FOLD)
        .addStateStore(Tally.store(), READ, FOLD)
        .addStateStore(
            new WriteBehind.Builder<long[]>(
                Tally.LIVING, Integer.MAX_VALUE, Long.MAX_VALUE, _ -> false, _ -> 0),
            READ,
            FOLD)
        .addSink(PUBLISH, topics.callEvents().name(), new StringSerializer(), bytes, FOLD)
        .addSink(
            DeadLetterSink.STEP, topics.telephonyEvents().deadLetters(), bytes, bytes, READ, FOLD);
  }
}
