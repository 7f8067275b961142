package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Shape.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes records as JSON straight into bytes: the same bytes as [Json#bytes], without a tree. For
/// one thread, again and again.
public final class JsonInk {
  private static final char DELETE = 0x7f;
  private static final byte[] NULL = "null".getBytes(UTF_8);

  /// @param text such as `2026-03-01T12:00:00Z`
  private record Second(long epoch, byte[] text) {}

  private final @Nullable Second[] seconds = new Second[512];
  private final Map<Object, byte[]> words = new HashMap<>();
  private byte[] out = new byte[4096];
  private int at;

  /// Starts a new object.
  public void open() {
    at = 0;
    out[at++] = '{';
  }

  /// Ends the object, and hands its bytes out.
  public byte[] close() {
    mark('}');
    return Arrays.copyOf(out, at);
  }

  /// Adds the parts of a record to the open object.
  public void parts(Object record) {
    Shape shape = Shape.of(record.getClass());
    List<Part> parts = shape.parts();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Object value = part.value().apply(record);
      if (value != null || shape.showsNull()) {
        name(part.opening());
        value(part, value);
      }
    }
  }

  /// Adds a record as a field of the open object.
  public void part(String name, Object record) {
    name(("\"" + name + "\":").getBytes(UTF_8));
    object(record);
  }

  private void object(Object record) {
    mark('{');
    parts(record);
    mark('}');
  }

  private void name(byte[] opening) {
    if (out[at - 1] != '{') {
      mark(',');
    }
    raw(opening);
  }

  private void value(Part part, @Nullable Object value) {
    if (value == null) {
      raw(NULL);
      return;
    }
    switch (part.kind()) {
      case TEXT -> text((String) value);
      case INT, LONG -> number(((Number) value).longValue());
      case DOUBLE, FLAG -> ascii(value.toString());
      case INSTANT -> instant((Instant) value);
      case WORD -> raw(words.computeIfAbsent(value, JsonInk::quoted));
      case RECORD -> object(value);
      case TEXTS -> list((List<?>) value, true);
      case RECORDS -> list((List<?>) value, false);
      case MAP -> map((Map<?, ?>) value);
      case OTHER -> raw(Json.bytes(value));
    }
  }

  private static byte[] quoted(Object constant) {
    return ('"' + Shape.word((Enum<?>) constant) + '"').getBytes(UTF_8);
  }

  private void list(List<?> items, boolean texts) {
    mark('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        mark(',');
      }
      if (texts) {
        text((String) items.get(i));
      } else {
        object(items.get(i));
      }
    }
    mark(']');
  }

  private void map(Map<?, ?> map) {
    mark('{');
    map.forEach((key, value) -> {
      if (out[at - 1] != '{') {
        mark(',');
      }
      text((String) key);
      mark(':');
      text((String) value);
    });
    mark('}');
  }

  private void mark(char mark) {
    room(1);
    out[at++] = (byte) mark;
  }

  private void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }

  @SuppressWarnings("deprecation")
  private void ascii(String text) {
    room(text.length());
    text.getBytes(0, text.length(), out, at);
    at += text.length();
  }

  private void text(String text) {
    int length = text.length();
    room(length + 2);
    int from = at;
    out[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= DELETE || c == '"' || c == '\\') {
        at = from;
        otherText(text);
        return;
      }
      out[at++] = (byte) c;
    }
    out[at++] = '"';
  }

  /// Letters beyond ASCII stand as they are; what must be escaped is left to Jackson.
  private void otherText(String text) {
    boolean asIs =
        text.chars()
            .noneMatch(c ->
                c < ' ' || c == DELETE || c == '"' || c == '\\' || Character.isSurrogate((char) c));
    if (asIs) {
      mark('"');
      raw(text.getBytes(UTF_8));
      mark('"');
    } else {
      raw(Json.bytes(text));
    }
  }

  private void number(long number) {
    if (number < 0 || number > 999_999_999) {
      ascii(Long.toString(number));
      return;
    }
    room(9);
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    at += digits;
    long rest = number;
    for (int i = at - 1; i >= at - digits; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /// As `Instant.toString` does: a fraction of 0, 3, 6 or 9 digits. Texts of whole seconds are
  /// kept, since the times of a call come again with each of its events.
  private void instant(Instant instant) {
    long second = instant.getEpochSecond();
    Second kept = seconds[(int) (second & (seconds.length - 1))];
    if (kept == null || kept.epoch != second) {
      kept = new Second(second, Instant.ofEpochSecond(second).toString().getBytes(UTF_8));
      seconds[(int) (second & (seconds.length - 1))] = kept;
    }
    mark('"');
    raw(kept.text);
    at--;
    fraction(instant.getNano());
    mark('Z');
    mark('"');
  }

  private void fraction(int nanos) {
    int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
    if (digits == 0) {
      return;
    }
    mark('.');
    room(digits);
    at += digits;
    int rest = nanos;
    for (int i = digits; i < 9; i++) {
      rest /= 10;
    }
    for (int i = at - 1; i >= at - digits; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private void room(int bytes) {
    if (at + bytes > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, at + bytes));
    }
  }
}
