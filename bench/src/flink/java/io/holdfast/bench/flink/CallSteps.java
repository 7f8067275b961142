package io.holdfast.bench.flink;

import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Facts, decoded as our service does it, down to what the rule needs.
final class CallSteps implements KafkaRecordDeserializationSchema<CallStep> {
  private transient @Nullable ServiceReader reader;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = new ServiceReader();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<CallStep> out) {
    out.collect(CallStep.of(Objects.requireNonNull(reader).read(in.value())));
  }

  @Override
  public TypeInformation<CallStep> getProducedType() {
    return TypeInformation.of(CallStep.class);
  }
}
