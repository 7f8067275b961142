package io.holdfast.local.importing;

import io.holdfast.local.replay.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an import took, for a person: counts that add up to what was read.
final class Report {
  private static final String ALSO = "also ";

  private Report() {}

  static List<String> lines(Done done) {
    List<String> lines = new ArrayList<>();
    lines.add(line("read", done.entries()));
    long sum = 0;
    for (Map.Entry<String, Long> count : done.counted().entrySet()) {
      if (!count.getKey().startsWith(ALSO)) {
        lines.add("  " + line(count.getKey(), count.getValue()));
        sum += count.getValue();
      }
    }
    lines.add("  %s = read".formatted(line("together", sum).strip()));
    done.counted().entrySet().stream()
        .filter(c -> c.getKey().startsWith(ALSO))
        .forEach(c -> lines.add(line(c.getKey().substring(ALSO.length()), c.getValue())));
    Counts sent = done.sent();
    lines.add(
        line("events sent", sent.accepted() + sent.ignored() + sent.rejected() + sent.duplicates())
            + " = "
            + sent);
    if (sent.rejected() > 0) {
      lines.add("What was rejected is in the dead letters, with its reason.");
    }
    return lines;
  }

  private static String line(String name, long count) {
    return "%-45s %,10d".formatted(name, count);
  }
}
