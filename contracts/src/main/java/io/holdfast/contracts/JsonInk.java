package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Shape.Part;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  /// Bits of which a byte has none where it is a control character.
  private static final long CONTROL_MASK = 0xE0E0E0E0E0E0E0E0L;

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

  /// Bytes of the open object so far.
  public int length() {
    return at;
  }

  /// Ends the object, and hands its bytes out.
  public byte[] close() {
    mark('}');
    return Arrays.copyOf(out, at);
  }

  /// Adds the parts of a record to the open object.
  public void parts(Object record) {
    Shape shape = Shape.of(record.getClass());
    for (Part part : shape.inOrder()) {
      if (part.number() != null) {
        raw(out[at - 1] == '{' ? part.opening() : part.following());
        number(part.number().applyAsLong(record));
        continue;
      }
      Object value = part.value().apply(record);
      if (value != null || shape.showsNull()) {
        raw(out[at - 1] == '{' ? part.opening() : part.following());
        value(part, value);
      }
    }
  }

  /// Adds a record as a field of the open object.
  public void part(String name, Object record) {
    if (out[at - 1] != '{') {
      mark(',');
    }
    text(name);
    mark(':');
    object(record);
  }

  private void object(Object record) {
    mark('{');
    parts(record);
    mark('}');
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
    byte[] bytes = text.getBytes(UTF_8);
    if (!standsAsItIs(bytes) || (bytes.length != text.length() && holdsSurrogates(text))) {
      raw(Json.bytes(text)); // what must be escaped is left to Jackson
      return;
    }
    room(bytes.length + 2);
    out[at++] = '"';
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
    out[at++] = '"';
  }

  /// Whether no byte must be escaped; eight bytes at a time.
  private static boolean standsAsItIs(byte[] text) {
    int i = 0;
    for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
      long eight = (long) EIGHT.get(text, i);
      boolean control = holdsZero(eight & CONTROL_MASK);
      if (control
          || holdsZero(eight ^ ('"' * ONES))
          || holdsZero(eight ^ ('\\' * ONES))
          || holdsZero(eight ^ (DELETE * ONES))) {
        return false;
      }
    }
    for (; i < text.length; i++) {
      byte b = text[i];
      if ((b >= 0 && b < ' ') || b == '"' || b == '\\' || b == DELETE) {
        return false;
      }
    }
    return true;
  }

  /// Whether one of eight bytes is zero.
  private static boolean holdsZero(long eight) {
    return ((eight - ONES) & ~eight & TOPS) != 0;
  }

  private static boolean holdsSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
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
    mark('"');
    plain(instant);
    mark('"');
  }

  /// An instant as text, such as `2026-03-01T12:00:00.123456Z`; for one that is written again.
  public byte[] text(Instant instant) {
    int from = at;
    plain(instant);
    byte[] text = Arrays.copyOfRange(out, from, at);
    at = from;
    return text;
  }

  private void plain(Instant instant) {
    long second = instant.getEpochSecond();
    Second kept = seconds[(int) (second & (seconds.length - 1))];
    if (kept == null || kept.epoch != second) {
      kept = new Second(second, Instant.ofEpochSecond(second).toString().getBytes(UTF_8));
      seconds[(int) (second & (seconds.length - 1))] = kept;
    }
    raw(kept.text);
    at--;
    fraction(instant.getNano());
    mark('Z');
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
