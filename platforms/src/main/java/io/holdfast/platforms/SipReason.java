package io.holdfast.platforms;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `Reason` header of a BYE (RFC 3326), which tells why it was sent.
final class SipReason {
  /// Reasons of a session that nobody ended: a request was not answered in time (408), the other
  /// side knew no such session (481), a server failed (5xx), or a cause of the network stood in it.
  static final String LOST = "sip (408|481|5\\d\\d)|q850 (18|20|27|34|38|41|42|44|47|102|111|127)";

  private static final Pattern HEADER =
      Pattern.compile("\\s*(sip|q\\.850)\\s*;.*?cause=\"?(\\d{1,3}).*", Pattern.DOTALL);

  private SipReason() {}

  /// As `sip 408` or `q850 18`; null where the header is none, or of another protocol.
  static @Nullable String of(@Nullable String header) {
    Matcher told = HEADER.matcher(header == null ? "" : header.toLowerCase(Locale.ROOT));
    return told.matches() ? told.group(1).replace(".", "") + " " + told.group(2) : null;
  }
}
