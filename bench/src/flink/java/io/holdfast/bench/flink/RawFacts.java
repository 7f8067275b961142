package io.holdfast.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Key and value as they came: nothing is cheaper to hand over to the thread of the call.
final class RawFacts implements KafkaRecordDeserializationSchema<Tuple2<String, byte[]>> {
  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> in, Collector<Tuple2<String, byte[]>> out) {
    out.collect(Tuple2.of(new String(in.key(), UTF_8), in.value()));
  }

  @Override
  public TypeInformation<Tuple2<String, byte[]>> getProducedType() {
    return Types.TUPLE(Types.STRING, Types.PRIMITIVE_ARRAY(Types.BYTE));
  }
}
