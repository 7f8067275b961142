package io.holdfast.local.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Asterisk's `Timestamp`: seconds since 1970 with six decimals, here as whole microseconds.
final class AmiTime {
  private static final int DECIMALS = 6;

  private AmiTime() {}

  /// @throws NumberFormatException or ArithmeticException for anything else
  static long micros(String text) {
    return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static String text(long micros) {
    return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
  }
}
