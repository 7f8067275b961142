package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.Shape.Part;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what [Packing] wrote.
final class Unpacking {
  private final ByteBuffer in;
  private final List<String> texts = new ArrayList<>(Packing.COMMON);
  private long lastMicros;

  Unpacking(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  int version() {
    return in.get();
  }

  long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      number |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
  }

  Instant instant() {
    lastMicros += number();
    return Instant.ofEpochSecond(
        Math.floorDiv(lastMicros, 1_000_000L), Math.floorMod(lastMicros, 1_000_000L) * 1000);
  }

  String text() {
    int kind = (int) number();
    if (kind >= Packing.FIRST) {
      return texts.get(kind - Packing.FIRST);
    }
    int place = texts.size();
    texts.add("");
    String text =
        switch (kind) {
          case Packing.NEW -> new String(bytes((int) number()), UTF_8);
          case Packing.UUID_TEXT -> new UUID(in.getLong(), in.getLong()).toString();
          default -> HexFormat.of().formatHex(bytes(32)) + text();
        };
    texts.set(place, text);
    return text;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  <T> T record(Class<T> type) {
    Shape shape = Shape.of(type);
    List<Part> parts = shape.parts();
    @Nullable Object[] values = new Object[parts.size()];
    long set = number();
    int place = -1;
    for (long i = 0; i < set; i++) {
      place = place(parts, text(), place + 1);
      values[place] = value(parts.get(place));
    }
    return type.cast(shape.create(values));
  }

  private static int place(List<Part> parts, String name, int likely) {
    for (int i = 0; i < parts.size(); i++) {
      int place = (likely + i) % parts.size();
      if (parts.get(place).name().equals(name)) {
        return place;
      }
    }
    throw NewerStateException.found("a field " + name);
  }

  private Object value(Part part) {
    return switch (part.kind()) {
      case TEXT -> text();
      case INT -> (int) number();
      case LONG -> number();
      case DOUBLE -> Double.longBitsToDouble(number());
      case FLAG -> number() == 1;
      case INSTANT -> instant();
      case WORD -> word(part);
      case RECORD -> record(part.type());
      case MAP -> map();
      case OTHER -> json();
      case TEXTS, RECORDS ->
          throw new IllegalStateException("Expected a fact without lists, found " + part.name());
    };
  }

  private Object word(Part part) {
    String word = text();
    Object constant = part.words().get(word);
    if (constant == null) {
      throw NewerStateException.found("a word of " + part.name());
    }
    return constant;
  }

  private Map<String, String> map() {
    long size = number();
    Map<String, String> map = new LinkedHashMap<>();
    for (long i = 0; i < size; i++) {
      map.put(text(), text());
    }
    return map;
  }

  JsonNode json() {
    return Json.tree(text().getBytes(UTF_8));
  }
}
