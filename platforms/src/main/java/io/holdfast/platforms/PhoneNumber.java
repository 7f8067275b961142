package io.holdfast.platforms;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A caller's number in one form, so that the same caller has the same token on every platform.
public final class PhoneNumber {
  private static final Set<String> WITHHELD =
      Set.of("anonymous", "unavailable", "unknown", "restricted", "private");

  /// A number that needs nothing taken off, as most are.
  private static final Pattern PLAIN = Pattern.compile("\\+\\d+");

  private static final Pattern BRACKETS = Pattern.compile("^[^<]*<([^>]+)>.*$");

  private PhoneNumber() {}

  /// Brackets, `tel:`, `sip:` and parameters taken off; of a number the host and the separators
  /// too, and a leading `00` is a `+`. A SIP user that is no number keeps his host: he is another
  /// one elsewhere. Empty where the number is withheld.
  public static Optional<String> normalise(String reported) {
    if (PLAIN.matcher(reported).matches()) {
      return Optional.of(reported);
    }
    String text = reported.strip().toLowerCase(Locale.ROOT);
    String address = BRACKETS.matcher(text).replaceFirst("$1");
    String uri = address.replaceFirst("^(tel|sips?):", "").replaceFirst(";.*$", "");
    int at = uri.indexOf('@');
    String user = at < 0 ? uri : uri.substring(0, at);
    String plain = user.replaceAll("[\\s().\\-/]", "");
    if (plain.isEmpty() || WITHHELD.contains(plain)) {
      return Optional.empty();
    }
    if (!plain.matches("\\+?\\d+")) {
      return Optional.of(uri);
    }
    return Optional.of(plain.startsWith("00") ? "+" + plain.substring(2) : plain);
  }
}
