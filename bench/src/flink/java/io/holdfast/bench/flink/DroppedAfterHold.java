package io.holdfast.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The rule `dropped-after-hold` of the contract, section 5, as a pattern: the last wait that ended
/// was a hold, and at most three minutes later the call ended by anyone but the caller.
final class DroppedAfterHold {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Set<String> WAITS =
      Set.of("call.held", "call.queued", "call.transfer-started");

  private DroppedAfterHold() {}

  /// Finds the calls, one record each.
  static DataStream<ProducerRecord<byte[], byte[]>> in(
      KeyedStream<CallStep, String> steps, String outTopic) {
    Pattern<CallStep, CallStep> rule =
        Pattern.<CallStep>begin("resumed", AfterMatchSkipStrategy.skipPastLastEvent())
            .where(SimpleCondition.of(step -> step.type.equals("call.resumed")))
            .notFollowedBy("waits-again")
            .where(SimpleCondition.of(step -> WAITS.contains(step.type)))
            .followedBy("ended")
            .where(
                SimpleCondition.of(
                    step -> step.type.equals("call.ended") && !step.by.equals("CALLER")))
            .within(SOON);
    return CEP.pattern(steps, rule).process(new Tell(outTopic));
  }

  private static final class Tell
      extends PatternProcessFunction<CallStep, ProducerRecord<byte[], byte[]>> {
    private final String outTopic;

    Tell(String outTopic) {
      this.outTopic = outTopic;
    }

    @Override
    public void processMatch(
        Map<String, List<CallStep>> found,
        Context context,
        Collector<ProducerRecord<byte[], byte[]>> out) {
      CallStep ended = found.getOrDefault("ended", List.of()).getFirst();
      byte[] drop =
          Json.bytes(
              Map.of(
                  "call", ended.call,
                  "kind", "dropped-after-hold",
                  "by", ended.by,
                  "endedAt", ended.at));
      out.collect(new ProducerRecord<>(outTopic, null, ended.call.getBytes(UTF_8), drop));
    }
  }
}
