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

  private static final int FEWEST_DIGITS = 7;

  private PhoneNumbers() {}

  /// The text with every number in it masked.
  public static String hide(String text) {
    return mayHoldOne(text)
        ? NUMBER.matcher(text).replaceAll(m -> CallerKeys.mask(m.group()))
        : text;
  }

  /// Most texts have no seven digits in a row, and need no closer look.
  private static boolean mayHoldOne(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = c >= '0' && c <= '9' ? run + 1 : 0;
      if (run == FEWEST_DIGITS) {
        return true;
      }
    }
    return false;
  }

  /// Whether the text is a number with its plus, and so must not be an id.
  public static boolean isDialable(String text) {
    return text.length() > 7
        && text.charAt(0) == '+'
        && text.chars().skip(1).allMatch(Character::isDigit);
  }
}
