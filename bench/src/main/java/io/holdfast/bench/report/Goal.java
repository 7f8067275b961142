package io.holdfast.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that Holdfast must reach.
///
/// @param name stable, lower case with hyphens
/// @param bound on which side of the limit it must lie
/// @param limit the last value that is still good
/// @param unit of limit and measured value
public record Goal(String name, Bound bound, double limit, String unit) {
  /// Share of what Kafka's own consumer reads in the same time.
  public static final Goal OF_CONSUMER =
      new Goal("throughput-of-consumer", Bound.AT_LEAST, 0.17, "x");

  /// Against a rule of the same meaning in Flink CEP.
  public static final Goal OF_FLINK_CEP =
      new Goal("throughput-of-flink-cep", Bound.AT_LEAST, 3.5, "x");

  /// Against a Flink KeyedProcessFunction that writes the same records.
  public static final Goal OF_FLINK =
      new Goal("throughput-of-flink-keyed-process", Bound.AT_LEAST, 1.1, "x");

  /// Fact produced to call event readable.
  public static final Goal P50 = new Goal("latency-p50", Bound.AT_MOST, 60, "ms");

  /// Fact produced to call event readable.
  public static final Goal P99 = new Goal("latency-p99", Bound.AT_MOST, 250, "ms");

  /// Against Flink, exactly once, with a checkpoint a second.
  public static final Goal P99_OF_FLINK =
      new Goal("latency-p99-of-flink", Bound.AT_MOST, 0.25, "x");

  /// Of an open call, files of the state directory.
  public static final Goal ON_DISK = new Goal("state-on-disk", Bound.AT_MOST, 1500, "bytes");

  /// Of an open call, median of the newest values.
  public static final Goal IN_CHANGELOG =
      new Goal("state-in-changelog", Bound.AT_MOST, 1500, "bytes");

  /// Heap after a collection, last third of the soak against the first.
  public static final Goal FLAT_MEMORY = new Goal("memory-flat", Bound.AT_MOST, 1.1, "x");

  /// Single facts by the intake alone, of the same without Kafka.
  public static final Goal REST_SINGLE = new Goal("rest-single", Bound.AT_LEAST, 0.6, "x");

  /// Facts in batches of 100, of ProducerPerformance.
  public static final Goal REST_BATCH = new Goal("rest-batch", Bound.AT_LEAST, 0.3, "x");

  /// All, in the order of the report.
  public static final List<Goal> ALL =
      List.of(
          OF_CONSUMER,
          OF_FLINK_CEP,
          OF_FLINK,
          P50,
          P99,
          P99_OF_FLINK,
          ON_DISK,
          IN_CHANGELOG,
          FLAT_MEMORY,
          REST_SINGLE,
          REST_BATCH);

  /// The goal's line: name, measured, asked, `met` or `missed` (or `not-measured`), by tabs.
  ///
  /// @param measured null where this run did not measure it
  public String line(@Nullable Double measured) {
    String asked = bound + " " + Figures.text(limit) + " " + unit;
    return measured == null
        ? String.join("\t", name, "-", asked, "not-measured")
        : String.join(
            "\t",
            name,
            Figures.text(measured) + " " + unit,
            asked,
            isMet(measured) ? "met" : "missed");
  }

  /// Whether the value is good enough, unrounded.
  public boolean isMet(double measured) {
    return bound.allows(measured, limit);
  }
}
