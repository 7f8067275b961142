package io.holdfast.simulator;

import java.util.List;
import java.util.SplittableRandom;

/// Chance, the same for the same seed on every machine.
final class Dice {
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /// One of many independent rows of throws.
  ///
  /// @param seed of the whole simulation
  /// @param row which of them
  static Dice of(long seed, long row) {
    return new Dice(seed ^ (row + 1) * SPREAD);
  }

  /// Above 0, below 1.
  double fraction() {
    double drawn = random.nextDouble();
    return drawn > 0 ? drawn : fraction();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// Both ends included.
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// What most spans of people look like: few are much longer than the rest.
  ///
  /// @param median half of the drawn spans are longer
  /// @param sigma standard deviation of the logarithm
  long lognormal(long median, double sigma) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(fraction()));
    double normal = radius * StrictMath.cos(2 * StrictMath.PI * fraction());
    return StrictMath.round(median * StrictMath.exp(sigma * normal));
  }

  /// @param scale 63 % of the drawn spans are shorter
  /// @param shape 1 is exponential, below 1 those who waited long are the more patient
  long weibull(long scale, double shape) {
    return StrictMath.round(scale * StrictMath.pow(-StrictMath.log(fraction()), 1 / shape));
  }
}
