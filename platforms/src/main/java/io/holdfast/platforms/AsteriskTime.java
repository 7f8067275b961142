package io.holdfast.platforms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as Asterisk writes them: seconds since 1970, with or without microseconds, or a date.
final class AsteriskTime {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
              + " ?(Z|[+-]\\d\\d(?::?\\d\\d)?)?");

  private AsteriskTime() {}

  /// Seconds since 1970; empty where the text is no number of seconds.
  static Optional<Instant> ofSeconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    long micros = new BigDecimal(text).movePointRight(6).longValue();
    return Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /// Either form; empty where the text is no time, or the zone does not exist.
  ///
  /// @param zone of a date that names none
  static Optional<Instant> of(String text, String zone) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return ofSeconds(text);
    }
    try {
      String offset = date.group(3);
      ZoneId in = offset == null ? ZoneId.of(zone) : ZoneOffset.of(offset);
      var local = LocalDateTime.parse(date.group(1) + "T" + date.group(2));
      return Optional.of(local.atZone(in).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether a channel was made after another, by their ids: `[systemname-]seconds.number`, or the
  /// same after the name of its switch and a colon.
  static boolean isYounger(String id, String other) {
    String[] one = plain(id).split("\\.", 2);
    String[] two = plain(other).split("\\.", 2);
    if (one.length < 2 || two.length < 2 || !isNumber(one) || !isNumber(two)) {
      return false;
    }
    int seconds = Long.compare(Long.parseLong(one[0]), Long.parseLong(two[0]));
    return seconds == 0 ? Long.parseLong(one[1]) > Long.parseLong(two[1]) : seconds > 0;
  }

  private static String plain(String id) {
    return id.substring(Math.max(id.lastIndexOf('-'), id.lastIndexOf(':')) + 1);
  }

  private static boolean isNumber(String[] parts) {
    return parts[0].matches("\\d{1,15}") && parts[1].matches("\\d{1,15}");
  }
}
