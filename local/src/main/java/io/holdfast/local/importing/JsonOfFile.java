package io.holdfast.local.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Records as JSON objects: one a line, one after the other without a break as streams deliver
/// them, or in one array.
final class JsonOfFile implements Entries {
  private final JsonParser parser;

  JsonOfFile(Reader reader) throws IOException {
    this.parser = Json.mapper().createParser(reader);
  }

  @Override
  public @Nullable Entry next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return null;
      }
      long line = parser.currentTokenLocation().getLineNr();
      JsonNode record =
          Json.mapper()
              .reader()
              .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(parser);
      return Entry.asItCame(line, "records", Json.mapper().writeValueAsString(record));
    } catch (JsonProcessingException e) {
      throw new IOException(words(e), e);
    }
  }

  /// Where JSON ends to be JSON; beyond it nothing can be told apart.
  private static String words(JsonProcessingException e) {
    var at = e.getLocation();
    String what =
        "expected records as JSON objects, one after the other or in an array; "
            + e.getOriginalMessage().lines().findFirst().orElse("found something else");
    return at == null
        ? what
        : "line %,d, column %,d: %s".formatted(at.getLineNr(), at.getColumnNr(), what);
  }
}
