package io.holdfast.contracts;

/// Finds phone numbers in texts that were not made for them: in any spelling (spaced, bracketed,
/// dashed, with `+`, `00`, `tel:` or `sip:`), and hides them.
///
/// It runs on every text of every fact. Most hold no seven digits close together, and are looked at
/// once without a copy. Ids of platforms are none: `1795284314.173`, UUIDs, Twilio's SIDs, moments;
/// see [NumberScan].
public final class PhoneNumbers {
  /// Signs of a mask between what is shown; also of a text without end.
  private static final int MOST_HIDDEN = PhoneNumber.MOST_DIGITS;

  private PhoneNumbers() {}

  /// The text with every number in it masked; the same text where there is none.
  public static String hide(String text) {
    if (!mayHoldOne(text)) {
      return text;
    }
    NumberScan scan = new NumberScan(text, false);
    StringBuilder out = null;
    int done = 0;
    while (scan.next()) {
      out = out == null ? new StringBuilder(text.length()) : out;
      out.append(text, done, scan.start()).append(mask(scan.number()));
      done = scan.end();
    }
    return out == null ? text : out.append(text, done, text.length()).toString();
  }

  /// Whether a text that people write, or a value, holds a number.
  public static boolean isIn(String text) {
    return mayHoldOne(text) && new NumberScan(text, false).next();
  }

  /// Whether an id (of a call, an agent, a queue, a source) is a number or shows one, and so must
  /// not be shown: `15550107013`, `sip:+1555…@pbx`, `0043 555 …`. Digits that belong to an id with
  /// letters, such as `desk-1234567890`, are none, but for a plus before them.
  public static boolean isInId(String id) {
    return mayHoldOne(id) && new NumberScan(id, true).next();
  }

  /// An id that may be shown: masked where it is a number or shows one.
  public static String hideInId(String id) {
    return isInId(id) ? hide(id) : id;
  }

  /// Whether an event's id is one: counters of up to nine digits are none.
  public static boolean isInEventId(String id) {
    return isInId(id) && !isCounter(id);
  }

  /// A number for people: a plus and the country code where it has one, and its last two digits.
  /// What is too short to hide in shows nothing.
  public static String mask(String number) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < number.length() && all.length() <= MOST_HIDDEN + 2; i++) {
      int digit = Character.digit(number.charAt(i), 10);
      if (digit >= 0) {
        all.append((char) ('0' + digit));
      }
    }
    boolean prefix = number.startsWith("00");
    boolean abroad = prefix || number.startsWith("+");
    String digits = all.substring(prefix ? 2 : 0);
    if (digits.length() < PhoneNumber.FEWEST_DIGITS) {
      int signs = number.codePointCount(0, Math.min(number.length(), 2 * MOST_HIDDEN));
      return "•".repeat(Math.min(signs, MOST_HIDDEN));
    }
    String code = abroad ? digits.substring(0, CountryCodes.length(digits)) : "";
    int hidden = Math.min(digits.length(), MOST_HIDDEN) - code.length() - 2;
    return (abroad ? "+" : "") + code + "•".repeat(hidden) + digits.substring(digits.length() - 2);
  }

  private static boolean isCounter(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return id.length() < 10;
  }

  /// Whether there are seven digits with no more than a few separators between them. It says yes
  /// too often rather than not often enough.
  private static boolean mayHoldOne(String text) {
    int length = text.length();
    int digits = 0;
    int gap = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || (c > '\u007f' && Character.isDigit(c))) {
        gap = 0;
        if (++digits == PhoneNumber.FEWEST_DIGITS) {
          return true;
        }
      } else if (digits > 0 && (isLetter(c) || ++gap > NumberScan.MOST_SEPARATORS)) {
        digits = 0;
        gap = 0;
      }
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
