package io.holdfast.bench.rest;

import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.Workbench;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What Kafka's own ProducerPerformance writes: random bytes, acknowledged by all replicas.
final class ProducerLimit {
  private static final Pattern RESULT =
      Pattern.compile("records sent, ([\\d.]+) records/sec .*99.9th");
  private static final String TOPIC = "rest.producer-performance";

  private ProducerLimit() {}

  /// Records a second.
  ///
  /// @param recordBytes size of each
  static double measure(Workbench bench, long records, int recordBytes) {
    bench.topics().create(TOPIC, Map.of());
    try (Child tool =
        Child.main(
            bench.work(),
            "producer-performance",
            Child.CONTESTANT,
            "org.apache.kafka.tools.ProducerPerformance",
            List.of(
                "--bootstrap-server",
                bench.kafka(),
                "--topic",
                TOPIC,
                "--num-records",
                Long.toString(records),
                "--record-size",
                Integer.toString(recordBytes),
                "--throughput",
                "-1",
                "--command-property",
                "acks=all"))) {
      return sentPerSecond(tool.output());
    } finally {
      bench.topics().delete(TOPIC::equals);
    }
  }

  /// The tool's last line of figures, the only one with percentiles.
  static double sentPerSecond(List<String> output) {
    return output.stream()
        .flatMap(line -> RESULT.matcher(line).results())
        .map((MatchResult found) -> Double.valueOf(found.group(1)))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new IllegalStateException("Expected figures, found " + output));
  }
}
