package io.holdfast.contracts;

/// How long the country code of a number with a plus is (ITU-T E.164, list of assigned codes).
final class CountryCodes {
  /// Codes of two digits; 1 and 7 have one, all others three.
  private static final String OF_TWO =
      " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63"
          + " 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

  private CountryCodes() {}

  /// Digits of the code.
  ///
  /// @param digits at least three, without the plus
  static int length(String digits) {
    if (digits.charAt(0) == '1' || digits.charAt(0) == '7') {
      return 1;
    }
    return OF_TWO.contains(" " + digits.substring(0, 2) + " ") ? 2 : 3;
  }
}
