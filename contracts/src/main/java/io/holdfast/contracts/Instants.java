package io.holdfast.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Instants as the contract wants them: ISO-8601 with four digits for the year, in microseconds,
/// which is what PostgreSQL keeps. More digits are cut off.
public final class Instants extends StdDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Instants() {
    super(Instant.class);
  }

  static SimpleModule module() {
    return new SimpleModule("holdfast-instants").addDeserializer(Instant.class, new Instants());
  }

  /// The instant of a text, or empty where the text is none.
  public static Optional<Instant> parse(String text) {
    try {
      Instant read = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      return Optional.of(read).filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The instant of `2026-03-01T12:00:00.123456Z` as bytes, in microseconds; null for every other
  /// form, allowed or not: [#parse(String)] decides.
  static @Nullable Instant parse(byte[] text, int from, int to) {
    int length = to - from;
    if (length < 20 || length > 30 || length == 21 || text[to - 1] != 'Z') {
      return null;
    }
    int year = digits(text, from, 4, '-');
    int month = digits(text, from + 5, 2, '-');
    int day = digits(text, from + 8, 2, 'T');
    int hour = digits(text, from + 11, 2, ':');
    int minute = digits(text, from + 14, 2, ':');
    int second = digits(text, from + 17, 2, length == 20 ? 'Z' : '.');
    int nanos = length == 20 ? 0 : digits(text, from + 20, length - 21, 'Z');
    // Leap days are left to the calendar.
    int longest = month == 2 ? 28 : 30 + ((month + (month >> 3)) & 1);
    boolean fits = year > 0 && month > 0 && month <= 12 && day > 0 && day <= longest;
    if (!fits
        || nanos < 0
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return null;
    }
    for (int i = length - 21; i < 9 && length > 20; i++) {
      nanos *= 10;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = days * 86_400 + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos / 1000 * 1000L);
  }

  /// A number of that many digits, and the mark after it; -1 for anything else.
  private static int digits(byte[] text, int from, int count, char mark) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return text[from + count] == mark ? number : -1;
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    var read = parse(parser.getText());
    return read.isPresent()
        ? read.get()
        : context.reportInputMismatch(this, "Expected an ISO-8601 instant, found another text");
  }
}
