package io.holdfast.contracts;

/// Goes through a text from phone number to phone number.
///
/// A candidate is a run of digits in groups, with at most three separators between two of them.
/// With a plus before it and seven digits it is a number. Without one it has 7 to 15 digits,
/// belongs to no word, and is none of [KnownIds]. In an id it must not be joined to a word either:
/// `desk-1234567890` is an id, `sip:1234567890@pbx` shows a number.
final class NumberScan {
  /// Between two groups of digits, as in `) – `.
  static final int MOST_SEPARATORS = 3;

  /// Fewest digits of what is joined to a word in a text, as in `Tel-15550107013`, or is a part of
  /// an id.
  private static final int FEWEST_OF_A_PART = 10;

  private final String text;
  private final int length;
  private final boolean inId;
  private int at;
  private int start;
  private int end;

  /// @param inId whether the text is an id, else one that people may have written
  NumberScan(String text, boolean inId) {
    this.text = text;
    this.length = text.length();
    this.inId = inId;
  }

  /// Whether a character may stand within a number.
  static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '-', '.', '(', ')', '/' -> true;
      default -> c > '\u007f' && (Character.isSpaceChar(c) || isDash(c));
    };
  }

  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
  }

  /// First character of the number, its plus included.
  int start() {
    return start;
  }

  /// After its last digit.
  int end() {
    return end;
  }

  /// Its digits, with a plus where there was one.
  String number() {
    StringBuilder number = new StringBuilder(hasPlus(start) ? "+" : "");
    for (int i = start; i < end; i++) {
      if (escape(i) >= 0) {
        i += 2;
      } else if (isDigit(i)) {
        number.append((char) ('0' + Character.digit(text.charAt(i), 10)));
      }
    }
    return number.toString();
  }

  /// Goes on to the next number.
  boolean next() {
    while (at < length) {
      if (escape(at) >= 0) {
        at += 3;
      } else if (!isDigit(at)) {
        at++;
      } else if (isNumber(at)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a number begins with this digit; it goes on after what begins there.
  private boolean isNumber(int first) {
    start = first;
    for (int back = 1; back <= 3 && first - back >= 0; back++) {
      if (hasPlus(first - back) && isBetween(first - back, first)) {
        start = first - back;
      }
    }
    boolean plus = start < first;
    if (!plus && isOther(first)) {
      return false;
    }
    int digits = takeGroups(first, plus);
    at = Math.max(end, first + 1);
    return digits >= PhoneNumber.FEWEST_DIGITS && (plus || standsAlone(first, digits));
  }

  /// A bracket or a space may stand after the plus, and it may be escaped.
  private boolean isBetween(int plus, int first) {
    int from = plus + (escape(plus) >= 0 ? 3 : 1);
    return from == first || (from == first - 1 && isSeparator(text.charAt(from)));
  }

  /// Whether the digits belong to an id, a moment or a word.
  private boolean isOther(int first) {
    int after = KnownIds.after(text, first);
    if (after > first) {
      at = after;
      return true;
    }
    int word = first >= 3 && escape(first - 3) >= 0 ? first : KnownIds.wordStart(text, first);
    if (word < first && (inId || !isNamed(word, first))) {
      at = KnownIds.wordEnd(text, first);
      return true;
    }
    return false;
  }

  /// Letters and then a number's digits, such as `Tel15550107013`.
  private boolean isNamed(int word, int first) {
    int digits = KnownIds.digitsEnd(text, first) - first;
    return digits >= FEWEST_OF_A_PART
        && KnownIds.wordEnd(text, first) == first + digits
        && text.chars().limit(first).skip(word).noneMatch(Character::isDigit);
  }

  /// Takes in group after group, as long as they may be one number.
  ///
  /// @return how many digits there are up to the end
  private int takeGroups(int first, boolean plus) {
    int most = PhoneNumber.MOST_DIGITS + (text.startsWith("00", first) ? 2 : 0);
    boolean trunk = text.charAt(first) == '0' && first + 1 < length && isDigit(first + 1);
    int digits = 0;
    for (int group = first; group >= 0; group = nextGroup(end)) {
      int after = KnownIds.digitsEnd(text, group);
      boolean inWord =
          after < length && KnownIds.isLetter(text.charAt(after)) && !isExtension(after);
      boolean tooMany = digits + after - group > most;
      boolean another = group > first && !trunk && KnownIds.after(text, group) > group;
      if (!plus && (inWord || tooMany || another)) {
        end = group == first ? KnownIds.wordEnd(text, after) : end;
        return digits;
      }
      digits += after - group;
      end = after;
    }
    return digits;
  }

  /// The first digit of the next group, or -1.
  private int nextGroup(int from) {
    int i = from;
    for (int signs = 0; i < length && signs <= MOST_SEPARATORS; signs++) {
      int escape = escape(i);
      if (escape < 0 && isDigit(i)) {
        return signs == 0 ? -1 : i;
      }
      if (!isSeparator(escape < 0 ? text.charAt(i) : (char) escape)) {
        return -1;
      }
      i += escape < 0 ? 1 : 3;
    }
    return -1;
  }

  private boolean standsAlone(int first, int digits) {
    boolean joined = first > 1 && isJoint(first - 1) && isAlnum(first - 2);
    if (!inId) {
      return !joined || digits >= FEWEST_OF_A_PART;
    }
    boolean goesOn = end + 1 < length && isJoint(end) && isAlnum(end + 1) && !isChannelSuffix(end);
    boolean year = text.charAt(Math.min(first + 4, length - 1)) == '-' && isYear(first);
    return !joined && !goesOn && !year && (digits >= FEWEST_OF_A_PART || isWhole(first));
  }

  /// Whether nothing but a scheme and a host stand around it.
  private boolean isWhole(int first) {
    String before = text.substring(0, first);
    boolean begins = before.isEmpty() || before.equals("(") || before.endsWith(":");
    return begins && (end == length || text.charAt(end) == '@' || text.charAt(end) == ';');
  }

  private boolean isYear(int first) {
    return text.startsWith("19", first) || text.startsWith("20", first);
  }

  /// The eight digits that Asterisk gives a channel after its endpoint.
  private boolean isChannelSuffix(int hyphen) {
    int after = KnownIds.wordEnd(text, hyphen + 1);
    return text.charAt(hyphen) == '-' && after == hyphen + 9 && text.charAt(hyphen + 1) == '0';
  }

  private boolean isExtension(int x) {
    return !inId && (text.charAt(x) | 0x20) == 'x' && x + 1 < length && isDigit(x + 1);
  }

  private boolean isJoint(int i) {
    return text.charAt(i) == '-' || text.charAt(i) == '_' || text.charAt(i) == '.';
  }

  private boolean isAlnum(int i) {
    return isDigit(i) || KnownIds.isLetter(text.charAt(i));
  }

  private boolean isDigit(int i) {
    return KnownIds.isDigit(text.charAt(i));
  }

  private boolean hasPlus(int i) {
    char c = text.charAt(i);
    return c == '+' || c == '＋' || escape(i) == '+';
  }

  /// The character that a percent sign and two digits stand for, or -1.
  private int escape(int i) {
    if (text.charAt(i) != '%' || i + 2 >= length) {
      return -1;
    }
    int high = Character.digit(text.charAt(i + 1), 16);
    int low = Character.digit(text.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
