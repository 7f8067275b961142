package io.holdfast.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/// Texts that [Storable] takes, for values that are read without a tree: bodies of requests.
final class StorableText extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1L;

  private StorableText() {
    super(String.class);
  }

  static SimpleModule module() {
    return new SimpleModule("holdfast-texts").addDeserializer(String.class, new StorableText());
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(parser, context);
    return Storable.isStorable(text)
        ? text
        : context.reportInputMismatch(this, "Expected text without NUL and half surrogate pairs");
  }
}
