package io.holdfast.simulator;

import java.time.Duration;

/// When callers call: a Poisson process whose rate changes with the hour. With its number of calls
/// given, its arrivals are that many independent draws from the profile, put in order; they are
/// drawn one by one in that order, so that none is kept.
final class Arrivals {
  /// How long the centre is open. Last calls take longer.
  static final Duration DAY = Duration.ofHours(14);

  /// Share of the day's calls in each hour from opening, in percent. The two humps are those that
  /// Brown et al. (JASA 100, 2005) show for a bank; the figures are ours.
  private static final int[] PROFILE = {4, 8, 9, 10, 9, 7, 7, 9, 9, 9, 8, 5, 3, 3};

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final double PERCENT = 100;

  /// Share of the calls in the busiest hour.
  static final double PEAK = 10 / PERCENT;

  private final Dice dice;
  private int left;
  private double reached;

  Arrivals(int calls, Dice dice) {
    this.left = calls;
    this.dice = dice;
  }

  boolean hasNext() {
    return left > 0;
  }

  /// Milliseconds after opening; never before the arrival before it.
  long next() {
    // The smallest of `left` uniform draws above `reached`.
    double rest = (1 - reached) * StrictMath.pow(dice.fraction(), 1.0 / left);
    left--;
    reached = 1 - rest;
    return moment(reached * PERCENT);
  }

  private static long moment(double percent) {
    double before = 0;
    for (int hour = 0; hour < PROFILE.length; hour++) {
      if (percent < before + PROFILE[hour]) {
        return hour * HOUR + (long) (HOUR * (percent - before) / PROFILE[hour]);
      }
      before += PROFILE[hour];
    }
    return DAY.toMillis();
  }
}
