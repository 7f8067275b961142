package io.holdfast.simulator;

import io.holdfast.contracts.calls.Ending;
import io.holdfast.contracts.telephony.Happening.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a confidence is worth: of the endings that name an agent, how many are right.
///
/// An ending is right where that agent ended the call. The promise: of those at 0.8 and above at
/// most one in a thousand is wrong, of those from the floor (0.6) up to 0.8 at most one in twenty.
public final class Calibration {
  private static final double SURE = 0.8;
  private static final long SURE_PER_WRONG = 1_000;
  private static final long UNSURE_PER_WRONG = 20;
  private static final List<Double> BOUNDS = List.of(0.6, 0.7, SURE, 0.9, 0.95, 1.01);
  private static final int MOST_LISTED = 50;

  private final long[] named = new long[BOUNDS.size() - 1];
  private final long[] right = new long[BOUNDS.size() - 1];
  private final List<String> wrong = new ArrayList<>();

  /// Takes one call: what happened, and what is said of its end; null where that is open.
  public void add(Truth truth, @Nullable Ending ending) {
    if (ending == null || ending.by() != Party.AGENT || ending.agent() == null) {
      return;
    }
    int band = band(ending.confidence());
    named[band]++;
    if (truth.by() == Party.AGENT && Objects.equals(truth.agent(), ending.agent())) {
      right[band]++;
    } else if (wrong.size() < MOST_LISTED) {
      wrong.add(
          "%s (%s): really %s %s, said agent %s at %s by %s"
              .formatted(
                  truth.callId(),
                  truth.scenario().word(),
                  truth.by(),
                  Objects.requireNonNullElse(truth.agent(), ""),
                  ending.agent(),
                  ending.confidence(),
                  ending.evidence()));
    }
  }

  /// Whether the promise holds for what was taken.
  public boolean isKept() {
    return wrongFrom(SURE, 2) * SURE_PER_WRONG <= namedFrom(SURE, 2)
        && wrongFrom(0, SURE) * UNSURE_PER_WRONG <= namedFrom(0, SURE);
  }

  /// How many endings named an agent.
  public long named() {
    return namedFrom(0, 2);
  }

  /// How many endings named an agent at 0.8 and above.
  public long namedSurely() {
    return namedFrom(SURE, 2);
  }

  /// The wrong ones, at most fifty, each with the truth and the evidence.
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// The figures as a table in Markdown, the lowest confidence first.
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| confidence | endings that name an agent | right | share right | promised |");
    lines.add("|---|---|---|---|---|");
    for (int i = 0; i < named.length; i++) {
      double from = BOUNDS.get(i);
      lines.add(
          "| %s | %d | %d | %s | %s |"
              .formatted(
                  bounds(i),
                  named[i],
                  right[i],
                  named[i] == 0 ? "–" : share(right[i], named[i]),
                  from < SURE ? "95 %" : "99.9 %"));
    }
    return lines;
  }

  private static String bounds(int band) {
    String from = String.format(Locale.ROOT, "%.2f", BOUNDS.get(band));
    return band == BOUNDS.size() - 2
        ? from + " and above"
        : from + String.format(Locale.ROOT, " to below %.2f", BOUNDS.get(band + 1));
  }

  /// Cut off, not rounded: 99.99 of a hundred thousand with one wrong is no 100.
  private static String share(long of, long all) {
    return String.format(Locale.ROOT, "%.2f %%", Math.floor(of * 10_000.0 / all) / 100);
  }

  private static int band(double confidence) {
    int band = 0;
    while (band < BOUNDS.size() - 2 && confidence >= BOUNDS.get(band + 1)) {
      band++;
    }
    return band;
  }

  private long namedFrom(double from, double below) {
    return sum(named, from, below);
  }

  private long wrongFrom(double from, double below) {
    return sum(named, from, below) - sum(right, from, below);
  }

  private static long sum(long[] counts, double from, double below) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (BOUNDS.get(i) >= from && BOUNDS.get(i) < below) {
        sum += counts[i];
      }
    }
    return sum;
  }
}
