package io.holdfast.bench.throughput;

import io.holdfast.bench.machine.Child;
import io.holdfast.bench.machine.Workbench;
import java.util.List;
import java.util.regex.Pattern;

/// What Kafka's own ConsumerPerformance reads from the same topic: bytes, nothing done with them.
final class ConsumerLimit {
  private static final Pattern RESULT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d .*,.*");

  private ConsumerLimit() {}

  /// Records a second, without the time in which it joins its group.
  static double measure(Workbench bench, String topic) {
    try (Child tool =
        Child.main(
            bench.work(),
            "consumer-performance",
            Child.CONTESTANT,
            "org.apache.kafka.tools.ConsumerPerformance",
            List.of(
                "--bootstrap-server",
                bench.kafka(),
                "--topic",
                topic,
                "--num-records",
                Long.toString(bench.plan().facts()),
                "--timeout",
                "30000",
                "--hide-header"))) {
      return fetchedPerSecond(tool.output());
    }
  }

  /// The last column of the tool's one line of figures.
  static double fetchedPerSecond(List<String> output) {
    String line =
        output.stream()
            .filter(l -> RESULT.matcher(l).matches())
            .reduce((_, last) -> last)
            .orElseThrow(() -> new IllegalStateException("Expected figures, found " + output));
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1).strip());
  }
}
