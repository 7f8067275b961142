package io.holdfast.bench.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records as they came: nothing is cheaper to hand over to the thread of the call.
final class RawFacts implements KafkaRecordDeserializationSchema<RawFact> {
  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<RawFact> out) {
    out.collect(RawFact.of(in));
  }

  @Override
  public TypeInformation<RawFact> getProducedType() {
    return TypeInformation.of(RawFact.class);
  }
}
