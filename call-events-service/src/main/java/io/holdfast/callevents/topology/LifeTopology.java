package io.holdfast.callevents.topology;

import io.holdfast.callevents.CallEventsConfig;
import io.holdfast.callevents.domain.CallHistory;
import io.holdfast.contracts.Topics;
import java.time.InstantSource;
import java.util.Base64;
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

  /// @param clock tells what cannot be an arrival, nothing else
  static Topology build(CallEventsConfig config, Tally tally, InstantSource clock) {
    Topics topics = config.topics().topics();
    String intake = topics.telephonyEvents().name();
    var own = config.callEvents();
    var arrival = new ArrivalTime(own.rememberFinished(), clock);
    byte[] callerKey = Base64.getDecoder().decode(config.callerKey());
    var bytes = new ByteArraySerializer();
    var asBytes = new ByteArrayDeserializer();
    return new Topology()
        .addSource(AutoOffsetReset.earliest(), INTAKE, arrival, asBytes, asBytes, intake)
        .addProcessor(READ, () -> new ReadFacts(intake, callerKey, own, tally), INTAKE)
        .addProcessor(FOLD, () -> new FoldCalls(intake, own, tally), READ)
        .addStateStore(CallHistorySerde.store(CALLS), FOLD)
        .addStateStore(
            new WriteBehind.Builder<>(LIVING, own.livingCalls(), CallHistory::isOver), FOLD)
        .addStateStore(Tally.store(), READ, FOLD)
        .addStateStore(
            new WriteBehind.Builder<long[]>(Tally.LIVING, Integer.MAX_VALUE, _ -> false),
            READ,
            FOLD)
        .addSink(PUBLISH, topics.callEvents().name(), new StringSerializer(), bytes, FOLD)
        .addSink(
            DeadLetterSink.STEP, topics.telephonyEvents().deadLetters(), bytes, bytes, READ, FOLD);
  }
}
