package io.holdfast.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The same work as in our service, with the service's own decoder, fold and encoder: each fact out
/// with the life of its call. It knows which fact of a call is the last, which ours cannot, and
/// counts nothing.
final class FoldCalls
    extends KeyedProcessFunction<String, RawFact, ProducerRecord<byte[], byte[]>> {
  private static final Serializer<CallEvent> WRITER = CallEvent.writer();

  /// As long as call-events-service keeps the facts of a call that is over, by its default.
  private static final long KEPT_MILLIS = Duration.ofHours(2).toMillis();

  /// One timer for all calls of a second.
  private static final long TIMERS_EVERY = 1_000;

  private final String outTopic;
  private final boolean takesLateFacts;
  private transient @Nullable ValueState<Life> lives;
  private transient @Nullable ServiceReader reader;

  /// @param takesLateFacts whether headers are compared, and a call is kept after its end, both as
  ///   in the service
  FoldCalls(String outTopic, boolean takesLateFacts) {
    this.outTopic = outTopic;
    this.takesLateFacts = takesLateFacts;
  }

  @Override
  public void open(OpenContext context) {
    lives =
        getRuntimeContext().getState(new ValueStateDescriptor<>("lives", LifeSerializer.INSTANCE));
    reader = new ServiceReader();
  }

  @Override
  public void processElement(
      RawFact in, Context context, Collector<ProducerRecord<byte[], byte[]>> out) throws Exception {
    ValueState<Life> state = Objects.requireNonNull(lives);
    Life known = state.value();
    Life life = known == null ? Life.begin() : known;
    Headers headers = takesLateFacts ? in.headers() : ServiceReader.NONE;
    Fact fact = Objects.requireNonNull(reader).conceal(headers, in.value);
    if (life.history().take(fact, in.value.length, Instant.now()) instanceof Outcome.Taken taken) {
      taken.events().forEach(event -> out.collect(written(event)));
      if (!Life.isLast(fact, taken.history())) {
        state.update(life.with(in.value, taken.history()));
      } else if (takesLateFacts) {
        state.update(Life.packed(taken.history()));
        long leaves = context.timerService().currentProcessingTime() + KEPT_MILLIS;
        context
            .timerService()
            .registerProcessingTimeTimer(leaves / TIMERS_EVERY * TIMERS_EVERY + TIMERS_EVERY);
      } else {
        state.clear();
      }
    }
  }

  @Override
  public void onTimer(
      long timestamp, OnTimerContext context, Collector<ProducerRecord<byte[], byte[]>> out) {
    Objects.requireNonNull(lives).clear();
  }

  private ProducerRecord<byte[], byte[]> written(CallEvent event) {
    var headers = new RecordHeaders();
    byte[] value = WRITER.serialize(outTopic, headers, event);
    byte[] key = event.key().toString().getBytes(UTF_8);
    return new ProducerRecord<>(outTopic, null, key, value, headers);
  }
}
