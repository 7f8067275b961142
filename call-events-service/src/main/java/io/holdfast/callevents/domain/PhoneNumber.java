package io.holdfast.callevents.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A caller's number in one form, so that the same caller has the same token on every platform.
final class PhoneNumber {
  private static final Set<String> WITHHELD =
      Set.of("anonymous", "unavailable", "unknown", "restricted", "private", "<unknown>");

  private PhoneNumber() {}

  /// `tel:` and `sip:` taken off, host and separators dropped, a leading `00` as `+`. Empty where
  /// the number is withheld.
  static Optional<String> normalise(String reported) {
    String text = reported.strip().toLowerCase(Locale.ROOT).replaceFirst("^(tel|sips?):", "");
    int at = text.indexOf('@');
    String user = at < 0 ? text : text.substring(0, at);
    String plain = user.replaceFirst(";.*$", "").replaceAll("[\\s().\\-/]", "");
    if (plain.isEmpty() || WITHHELD.contains(plain)) {
      return Optional.empty();
    }
    return Optional.of(plain.startsWith("00") ? "+" + plain.substring(2) : plain);
  }
}
