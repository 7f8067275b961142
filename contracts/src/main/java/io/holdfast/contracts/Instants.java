package io.holdfast.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Instants as the contract wants them: ISO-8601 with four digits for the year, in microseconds,
/// which is what PostgreSQL keeps. More digits are cut off.
final class Instants extends StdDeserializer<Instant> {
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
  static Optional<Instant> parse(String text) {
    try {
      Instant read = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      return Optional.of(read).filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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
