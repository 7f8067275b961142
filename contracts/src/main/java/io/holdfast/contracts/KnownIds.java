package io.holdfast.contracts;

/// Ids and moments that are written in digits and are no phone numbers: UUIDs, Asterisk's
/// `1795284314.173`, seconds and milliseconds since 1970, dates, times, addresses of machines, and
/// numbers filled up with zeros.
final class KnownIds {
  private static final int[] HYPHENS = {8, 13, 18, 23};

  /// Where the five parts of a UUID begin.
  private static final int[] PARTS = {0, 9, 14, 19, 24};

  private static final int UUID = 36;

  private KnownIds() {}

  /// Where what covers this digit ends, or the digit's own place where it is none of them.
  static int after(String text, int first) {
    int end = digitsEnd(text, first);
    int digits = end - first;
    int uuid = uuid(text, wordStart(text, first));
    if (uuid > first) {
      return uuid;
    }
    if (digits == 10 && text.charAt(first) == '1' && isDigitAfter(text, end, '.')) {
      return digitsEnd(text, end + 1);
    }
    if (isMoment(text, first, digits) || (digits >= 7 && text.startsWith("000", first))) {
      return end;
    }
    if (digits == 2
        && first > 1
        && text.charAt(first - 1) == ':'
        && isDigit(text.charAt(first - 2))) {
      return isDigitAfter(text, end, '.') ? digitsEnd(text, end + 1) : end;
    }
    if (isDate(text, first, digits)) {
      return first + 10;
    }
    return digits <= 3 ? addressEnd(text, first) : first;
  }

  static boolean isDigit(char c) {
    return c <= '\u007f' ? c >= '0' && c <= '9' : Character.isDigit(c);
  }

  /// Letters of other scripts are not joined to digits: they are written without spaces.
  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static int digitsEnd(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// Where the letters and digits begin that end before this place.
  static int wordStart(String text, int before) {
    int i = before;
    while (i > 0 && (isDigit(text.charAt(i - 1)) || isLetter(text.charAt(i - 1)))) {
      i--;
    }
    return i;
  }

  static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length() && (isDigit(text.charAt(i)) || isLetter(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  /// The end of a UUID of which one part begins here, or -1.
  private static int uuid(String text, int part) {
    for (int before : PARTS) {
      if (isUuid(text, part - before)) {
        return part - before + UUID;
      }
    }
    return -1;
  }

  private static boolean isUuid(String text, int from) {
    if (from < 0 || from + UUID > text.length()) {
      return false;
    }
    for (int hyphen : HYPHENS) {
      if (text.charAt(from + hyphen) != '-') {
        return false;
      }
    }
    for (int i = 0; i < UUID; i++) {
      char c = text.charAt(from + i);
      if (c != '-' && Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return wordEnd(text, from + UUID) == from + UUID;
  }

  /// Seconds or milliseconds since 1970, from 2020 to 2033; or `yyyyMMdd`, or that and `HHmmss`.
  private static boolean isMoment(String text, int first, int digits) {
    if (digits == 10 || digits == 13) {
      return text.charAt(first) == '1' && text.charAt(first + 1) >= '6';
    }
    return (digits == 8 || digits == 14)
        && isDay(number(text, first, 4), number(text, first + 4, 2), number(text, first + 6, 2))
        && (digits == 8
            || (number(text, first + 8, 2) < 24
                && number(text, first + 10, 2) < 60
                && number(text, first + 12, 2) < 61));
  }

  /// `2026-03-01` or `01.03.2026`, with any of `-./`.
  private static boolean isDate(String text, int first, int digits) {
    if ((digits != 4 && digits != 2) || first + 10 > text.length()) {
      return false;
    }
    int two = digits == 4 ? first + 5 : first + 3;
    int three = digits == 4 ? first + 8 : first + 6;
    char sign = text.charAt(two - 1);
    boolean signs = (sign == '-' || sign == '.' || sign == '/') && text.charAt(three - 1) == sign;
    if (!signs || digitsEnd(text, two) != three - 1 || digitsEnd(text, three) != first + 10) {
      return false;
    }
    int year = number(text, digits == 4 ? first : three, 4);
    int one = number(text, two, 2);
    int other = number(text, digits == 4 ? three : first, 2);
    return isDay(year, one, other) || (digits == 2 && isDay(year, other, one));
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= 1990 && year < 2040 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /// The end of an IPv4 address, or the place where it would begin.
  private static int addressEnd(String text, int first) {
    int at = first;
    for (int part = 0; part < 4; part++) {
      int end = digitsEnd(text, at);
      if (end == at || end - at > 3 || number(text, at, end - at) > 255) {
        return first;
      }
      boolean dot = isDigitAfter(text, end, '.');
      if (dot == (part == 3)) {
        return first;
      }
      at = part == 3 ? end : end + 1;
    }
    return at;
  }

  private static boolean isDigitAfter(String text, int at, char sign) {
    return at + 1 < text.length() && text.charAt(at) == sign && isDigit(text.charAt(at + 1));
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + Character.digit(text.charAt(i), 10);
    }
    return number;
  }
}
