package io.holdfast.bench.flink;

import io.holdfast.contracts.telephony.Fact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Facts, decoded as our service does it, down to what the rule needs.
final class CallSteps implements KafkaRecordDeserializationSchema<CallStep> {
  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<CallStep> out) {
    out.collect(CallStep.of(Fact.serde().read(new RecordHeaders(), in.value())));
  }

  @Override
  public TypeInformation<CallStep> getProducedType() {
    return TypeInformation.of(CallStep.class);
  }
}
