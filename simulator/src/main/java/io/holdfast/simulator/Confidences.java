package io.holdfast.simulator;

import java.util.List;
import java.util.Locale;

/// How many endings name an agent at which confidence, and how many of them are right. Promised is
/// of those at 0.8 and above at most one in a thousand wrong, below at most one in twenty.
final class Confidences {
  /// From here on a wrong ending is one in a thousand.
  static final double SURE = 0.8;

  private static final long SURE_PER_WRONG = 1_000;
  private static final long UNSURE_PER_WRONG = 20;
  private static final int LEAST = 100;
  private static final double SIGMAS = 4;
  private static final int SEVERAL = 3;
  private static final List<Double> BOUNDS = List.of(0.6, 0.7, SURE, 0.9, 0.95, 1.01);

  private final long[] named = new long[BOUNDS.size() - 1];
  private final long[] wrong = new long[BOUNDS.size() - 1];

  void add(double confidence, boolean right) {
    int band = 0;
    while (band < named.length - 1 && confidence >= BOUNDS.get(band + 1)) {
      band++;
    }
    named[band]++;
    wrong[band] += right ? 0 : 1;
  }

  int bands() {
    return named.length;
  }

  String bounds(int band) {
    String from = String.format(Locale.ROOT, "%.2f", BOUNDS.get(band));
    return band == named.length - 1
        ? from + " and above"
        : from + String.format(Locale.ROOT, " to below %.2f", BOUNDS.get(band + 1));
  }

  /// Cells of a table: how many, how many right, and the share.
  String figures(int band) {
    return figures(named[band], wrong[band]);
  }

  /// The same of all that are sure, or of all others.
  String figures(boolean sure) {
    return figures(named(sure), wrong(sure));
  }

  static boolean isSure(int band) {
    return BOUNDS.get(band) >= SURE;
  }

  /// Whether there are enough on both sides of 0.8 to say anything.
  boolean isShown() {
    return named(true) >= LEAST && named(false) >= LEAST;
  }

  boolean isKept() {
    return wrong(true) * SURE_PER_WRONG <= named(true)
        && wrong(false) * UNSURE_PER_WRONG <= named(false);
  }

  /// Whether more are wrong than chance would bring where the promise holds.
  boolean isSurelyBroken() {
    return isSurelyBroken(true, SURE_PER_WRONG) || isSurelyBroken(false, UNSURE_PER_WRONG);
  }

  private boolean isSurelyBroken(boolean sure, long perWrong) {
    double expected = (double) named(sure) / perWrong;
    return wrong(sure) >= SEVERAL && wrong(sure) > expected + SIGMAS * Math.sqrt(expected);
  }

  long named(boolean sure) {
    return sum(named, sure);
  }

  private long wrong(boolean sure) {
    return sum(wrong, sure);
  }

  private static long sum(long[] counts, boolean sure) {
    long sum = 0;
    for (int band = 0; band < counts.length; band++) {
      sum += isSure(band) == sure ? counts[band] : 0;
    }
    return sum;
  }

  /// The share is cut off, not rounded: 99.99 of a hundred thousand with one wrong is no 100.
  private static String figures(long all, long wrong) {
    long right = all - wrong;
    String share =
        all == 0
            ? "–"
            : String.format(Locale.ROOT, "%.2f %%", Math.floor(right * 10_000.0 / all) / 100);
    return "%d | %d | %s".formatted(all, right, share);
  }
}
