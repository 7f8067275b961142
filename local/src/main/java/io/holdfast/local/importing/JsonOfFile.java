package io.holdfast.local.importing;

import com.fasterxml.jackson.core.JsonParser;
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
    JsonToken token = parser.nextToken();
    while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
      token = parser.nextToken();
    }
    if (token == null) {
      return null;
    }
    JsonNode record =
        Json.mapper()
            .reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(parser);
    return Entry.asItCame("records", Json.mapper().writeValueAsString(record));
  }
}
