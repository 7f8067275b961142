package io.holdfast.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.callevents.domain.Outcome;
import io.holdfast.contracts.calls.CallEvent;
import io.holdfast.contracts.telephony.Fact;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The same work as in our service, with the service's own decoder, fold and encoder: each fact out
/// with the life of its call. What differs is in Flink's favour: a call is forgotten with its last
/// fact, headers of the facts are not read, and what cannot be read is not looked for.
final class FoldCalls
    extends KeyedProcessFunction<String, Tuple2<String, byte[]>, ProducerRecord<byte[], byte[]>> {
  private static final Serializer<CallEvent> WRITER = CallEvent.writer();

  private final String outTopic;
  private transient @Nullable ValueState<Life> lives;
  private transient @Nullable ServiceReader reader;

  FoldCalls(String outTopic) {
    this.outTopic = outTopic;
  }

  @Override
  public void open(OpenContext context) {
    lives =
        getRuntimeContext().getState(new ValueStateDescriptor<>("lives", LifeSerializer.INSTANCE));
    reader = new ServiceReader();
  }

  @Override
  public void processElement(
      Tuple2<String, byte[]> in, Context context, Collector<ProducerRecord<byte[], byte[]>> out)
      throws Exception {
    ValueState<Life> state = Objects.requireNonNull(lives);
    Life known = state.value();
    Life life = known == null ? Life.begin() : known;
    Fact fact = Objects.requireNonNull(reader).conceal(in.f1);
    if (life.history().take(fact, in.f1.length, Instant.now()) instanceof Outcome.Taken taken) {
      taken.events().forEach(event -> out.collect(written(event)));
      if (Life.isLast(fact, taken.history())) {
        state.clear();
      } else {
        state.update(life.with(in.f1, taken.history()));
      }
    }
  }

  private ProducerRecord<byte[], byte[]> written(CallEvent event) {
    var headers = new RecordHeaders();
    byte[] value = WRITER.serialize(outTopic, headers, event);
    byte[] key = event.key().toString().getBytes(UTF_8);
    return new ProducerRecord<>(outTopic, null, key, value, headers);
  }
}
