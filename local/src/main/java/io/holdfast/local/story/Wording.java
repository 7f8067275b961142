package io.holdfast.local.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How spans, times and words of the contract are shown to people.
final class Wording {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ZoneId zone;

  Wording(ZoneId zone) {
    this.zone = zone;
  }

  String clock(Instant instant) {
    return CLOCK.format(instant.atZone(zone));
  }

  static String span(long ms) {
    Duration span = Duration.ofMillis(ms);
    return span.toHours() > 0
        ? "%d h %02d min".formatted(span.toHours(), span.toMinutesPart())
        : "%d min %02d s".formatted(span.toMinutes(), span.toSecondsPart());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
