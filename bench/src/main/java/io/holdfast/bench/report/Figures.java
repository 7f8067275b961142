package io.holdfast.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The values of one quantity, a value a run.
///
/// @param name what was measured
/// @param unit of the values, such as `facts/s`
/// @param values in the order of the runs; never empty
public record Figures(String name, String unit, List<Double> values) {
  /// Refuses a quantity without values.
  public Figures {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one value of " + name);
    }
    values = List.copyOf(values);
  }

  /// The one in the middle; of an even number the mean of the two in the middle.
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// A line of the report: name, median and unit, and the single values.
  public String line() {
    String single = values.stream().map(Figures::text).collect(Collectors.joining(", "));
    return "%-44s %12s %-9s (%s)".formatted(name, text(median()), unit, single);
  }

  /// A line of the report with the median alone, where there are too many values to show.
  public String medianLine() {
    return "%-44s %12s %-9s".formatted(name, text(median()), unit);
  }

  /// A value with as many digits as a person needs.
  static String text(double value) {
    String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
