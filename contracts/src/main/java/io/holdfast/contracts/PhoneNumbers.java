package io.holdfast.contracts;

import io.holdfast.contracts.calls.CallerKeys;
import java.util.regex.Pattern;

/// Finds phone numbers in texts that were not made for them.
///
/// Taken for one: 7 to 15 digits after a plus, or 10 to 15 digits that stand alone. An id such as
/// Asterisk's `1795284059.157` is none.
public final class PhoneNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("\\+\\d{7,15}|(?<![\\w-]|\\d\\.)\\d{10,15}(?![\\w-]|\\.\\d)");

  private static final int FEWEST_AFTER_PLUS = 7;
  private static final int FEWEST_ALONE = 10;

  private PhoneNumbers() {}

  /// The text with every number in it masked.
  public static String hide(String text) {
    return mayHoldOne(text)
        ? NUMBER.matcher(text).replaceAll(m -> CallerKeys.mask(m.group()))
        : text;
  }

  /// Whether the pattern may find anything: most texts hold no such run of digits, and ids have a
  /// hyphen or a letter before it. It says yes too often rather than not often enough.
  private static boolean mayHoldOne(String text) {
    int run = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        run = 0;
        before = c;
      } else if (++run >= (before == '+' ? FEWEST_AFTER_PLUS : FEWEST_ALONE)
          && mayStandBefore(before)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayStandBefore(char c) {
    return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '_' && c != '-';
  }

  /// Whether the text is a number with its plus, and so must not be an id.
  public static boolean isDialable(String text) {
    return text.length() > 7
        && text.charAt(0) == '+'
        && text.chars().skip(1).allMatch(Character::isDigit);
  }
}
