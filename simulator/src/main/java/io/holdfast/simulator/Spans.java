package io.holdfast.simulator;

/// How long talks and holds last. Median and spread of a talk were measured on 26,570 services of a
/// real bank (Anonymous Bank, January 1999, recorded by Guedj and Mandelbaum): lognormal, median
/// 111 s, sigma 1.1. That of holds is ours.
final class Spans {
  private static final long MINUTE = 60_000;
  private static final long TALK_MEDIAN = 111_000;
  private static final double TALK_SIGMA = 1.1;
  private static final long HOLD_MEDIAN = 45_000;
  private static final double HOLD_SIGMA = 0.8;

  private Spans() {}

  static long talk(Dice dice) {
    return Math.clamp(dice.lognormal(TALK_MEDIAN, TALK_SIGMA), 5_000, 30 * MINUTE);
  }

  static long hold(Dice dice) {
    return Math.clamp(dice.lognormal(HOLD_MEDIAN, HOLD_SIGMA), 2_000, 15 * MINUTE);
  }

  /// A few words between two holds.
  static long words(Dice dice) {
    return dice.between(2_000, 2 * MINUTE);
  }

  /// Soon after a wait, by contract section 5, is within three minutes.
  static long soonOver(Dice dice) {
    return dice.between(800, 160_000);
  }
}
