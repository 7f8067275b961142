package io.holdfast.contracts;

import static io.holdfast.contracts.PhoneNumber.FEWEST_DIGITS;
import static io.holdfast.contracts.PhoneNumber.MOST_DIGITS;

import io.holdfast.contracts.PhoneNumber.Dialable;
import io.holdfast.contracts.PhoneNumber.Unreadable;
import io.holdfast.contracts.PhoneNumber.Withheld;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes off a reported number what is not part of it.
final class ReportedNumber {
  /// What platforms say instead of a number that they may not tell. The digits spell ANONYMOUS,
  /// RESTRICTED (once with a slip that is seen in the field), BLOCKED, UNAVAILABLE and UNKNOWN on a
  /// telephone's keys; `asterisk` and `s` are a switch's own defaults.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "anonymous",
          "anonymouscaller",
          "asterisk",
          "blocked",
          "freeswitch",
          "idblocked",
          "invalid",
          "na",
          "nil",
          "nocallerid",
          "none",
          "notavailable",
          "null",
          "outofarea",
          "private",
          "privatecaller",
          "privatenumber",
          "restricted",
          "s",
          "unavailable",
          "undefined",
          "unknown",
          "unknowncaller",
          "unknownnumber",
          "withheld",
          "266696687",
          "7378742833",
          "7378742883",
          "2562533",
          "86282452253",
          "8656696");

  private static final List<String> SCHEMES = List.of("tel:", "sip:", "sips:");

  /// A client of a platform's own, which has no number.
  private static final String CLIENT = "client:";

  private ReportedNumber() {}

  static PhoneNumber read(String reported) {
    if (isPlain(reported)) {
      return new Dialable(reported);
    }
    String address = address(reported.strip());
    int at = address.indexOf('@');
    String user = at < 0 ? address : address.substring(0, at);
    if (startsWith(address, CLIENT) || isPlaceholder(user)) {
      return new Withheld();
    }
    String digits = digits(user);
    return digits.isEmpty() ? new Unreadable(address, at > 0) : number(digits, address, at > 0);
  }

  private static PhoneNumber number(String digits, String address, boolean named) {
    boolean abroad = digits.startsWith("+") || digits.startsWith("00");
    String own = digits.startsWith("+") ? digits.substring(1) : digits.substring(abroad ? 2 : 0);
    boolean fits = own.length() >= FEWEST_DIGITS && own.length() <= MOST_DIGITS;
    if (!fits || (abroad && own.charAt(0) == '0')) {
      return new Unreadable(address, named);
    }
    return new Dialable(abroad ? "+" + own : own);
  }

  /// A plus and digits, as most numbers come: nothing needs to be taken off.
  private static boolean isPlain(String text) {
    int length = text.length();
    if (length <= FEWEST_DIGITS || length > MOST_DIGITS + 1 || text.charAt(0) != '+') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(1) != '0' && !PLACEHOLDERS.contains(text.substring(1));
  }

  /// Without a name before it, brackets, scheme and parameters.
  private static String address(String text) {
    int open = text.indexOf('<');
    int close = text.indexOf('>', open + 1);
    String inner = open >= 0 && close > open + 1 ? text.substring(open + 1, close).strip() : text;
    for (String scheme : SCHEMES) {
      inner = startsWith(inner, scheme) ? inner.substring(scheme.length()) : inner;
    }
    int parameters = inner.indexOf(';');
    String bare = parameters < 0 ? inner : withoutParameters(inner, parameters);
    return bare.startsWith("%2B") || bare.startsWith("%2b") ? "+" + bare.substring(3) : bare;
  }

  /// Parameters stand after the user, after the host, or both.
  private static String withoutParameters(String uri, int parameters) {
    int at = uri.indexOf('@', parameters);
    String user = uri.substring(0, parameters);
    return at < 0 ? user : user + withoutLast(uri.substring(at));
  }

  private static String withoutLast(String host) {
    int parameters = host.indexOf(';');
    return parameters < 0 ? host : host.substring(0, parameters);
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private static boolean isPlaceholder(String user) {
    StringBuilder key = new StringBuilder();
    boolean onlyZeros = true;
    for (int i = 0; i < user.length() && key.length() < 32; i++) {
      char c = user.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
        onlyZeros &= c == '0';
      }
    }
    return onlyZeros || PLACEHOLDERS.contains(key.toString().toLowerCase(Locale.ROOT));
  }

  /// Digits with a plus before them where it was there; empty where anything but separators stands
  /// among them. The `(0)` of `+44 (0)20 …` is not dialled from abroad.
  private static String digits(String user) {
    String text = user.startsWith("+") || user.startsWith("00") ? user.replace("(0)", "") : user;
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      } else if ((c == '+' || c == '＋') && digits.isEmpty()) {
        digits.append('+');
      } else if (!NumberScan.isSeparator(c)) {
        return "";
      }
    }
    return digits.length() > 1 ? digits.toString() : "";
  }
}
