package io.holdfast.bench.flink;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// What Flink is asked to do.
enum Job {
  /// Every fact out again with the life of its call: what call-events-service does.
  LIFE {
    @Override
    void build(StreamExecutionEnvironment flink, Input input) {
      fold(flink, input, true);
    }
  },

  /// The same for facts that never come late: each call is forgotten with its last one.
  LIFE_IN_ORDER {
    @Override
    void build(StreamExecutionEnvironment flink, Input input) {
      fold(flink, input, false);
    }
  },

  /// One rule alone: a call dropped soon after a hold.
  DROPS {
    @Override
    void build(StreamExecutionEnvironment flink, Input input) {
      var facts =
          source(input, KafkaSource.<CallStep>builder().setDeserializer(new CallSteps())).build();
      var steps =
          flink.fromSource(facts, CallStep.inOrderOfTime(), "facts").keyBy(step -> step.call);
      DroppedAfterHold.in(steps, input.outTopic()).sinkTo(sink(input));
    }
  };

  /// Where a job reads and writes.
  ///
  /// @param kafka address of the broker
  /// @param inTopic of facts
  /// @param outTopic of what the job finds
  /// @param ends whether to stop after the facts that are there now
  record Input(String kafka, String inTopic, String outTopic, boolean ends) {}

  abstract void build(StreamExecutionEnvironment flink, Input input);

  private static void fold(StreamExecutionEnvironment flink, Input input, boolean takesLateFacts) {
    var facts =
        source(input, KafkaSource.<RawFact>builder().setDeserializer(new RawFacts())).build();
    flink
        .fromSource(facts, WatermarkStrategy.noWatermarks(), "facts")
        .keyBy(fact -> fact.call)
        .process(new FoldCalls(input.outTopic(), takesLateFacts))
        .sinkTo(sink(input));
  }

  private static <T> KafkaSourceBuilder<T> source(Input input, KafkaSourceBuilder<T> facts) {
    facts
        .setBootstrapServers(input.kafka())
        .setTopics(input.inTopic())
        .setGroupId(input.outTopic())
        .setStartingOffsets(OffsetsInitializer.earliest());
    return input.ends() ? facts.setBounded(OffsetsInitializer.latest()) : facts;
  }

  private static KafkaSink<ProducerRecord<byte[], byte[]>> sink(Input input) {
    Properties producer = new Properties();
    producer.put("transaction.timeout.ms", "60000");
    producer.put("compression.type", "lz4");
    producer.put("batch.size", "131072");
    return KafkaSink.<ProducerRecord<byte[], byte[]>>builder()
        .setBootstrapServers(input.kafka())
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(input.outTopic())
        .setRecordSerializer(new AsItIs())
        .build();
  }

  /// The record is complete when it comes to the sink.
  private static final class AsItIs
      implements KafkaRecordSerializationSchema<ProducerRecord<byte[], byte[]>> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        ProducerRecord<byte[], byte[]> out, KafkaSinkContext context, @Nullable Long timestamp) {
      return out;
    }
  }
}
