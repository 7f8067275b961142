package io.holdfast.callevents.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.Shape;
import io.holdfast.contracts.Shape.Part;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes records in few bytes: each with the names of the parts that it has, so that a later
/// release may have more of them, and each text once.
///
/// A text is a number: 0 a new one follows, 1 a UUID follows as 16 bytes, 2 the first half of a
/// text follows as bytes of its hexadecimal digits and then its rest; from 3 it is the text that
/// stood at that place before, the common ones first. Numbers are of variable length, instants
/// microseconds since the one before.
final class Packing {
  static final int NEW = 0;
  static final int UUID_TEXT = 1;
  static final int HEX = 2;
  static final int FIRST = 3;

  /// Texts that need not be written, by their place. Part of the form: only ever added to, at the
  /// end.
  static final List<String> COMMON =
      List.of(
          "id",
          "source",
          "type",
          "occurredAt",
          "callId",
          "tenant",
          "sequence",
          "backfill",
          "timeSuspect",
          "call.offered",
          "call.queued",
          "call.agent-rang",
          "call.agent-missed",
          "call.left-queue",
          "call.agent-joined",
          "call.resumed",
          "call.held",
          "call.transfer-started",
          "call.transfer-completed",
          "call.transfer-failed",
          "call.hangup-signalled",
          "call.agent-left",
          "call.ended",
          "call.wrapped-up",
          "agent",
          "queue",
          "legId",
          "by",
          "why",
          "position",
          "direction",
          "caller",
          "token",
          "masked",
          "sealed",
          "name",
          "customerId",
          "dialled",
          "leg",
          "origin",
          "cause",
          "q850",
          "text",
          "signals",
          "reason",
          "kind",
          "to",
          "inbound",
          "outbound",
          "unknown",
          "answered",
          "abandoned",
          "transferred",
          "hung-up",
          "platform",
          "phone",
          "switch",
          "application",
          "network",
          "disposition",
          "resolved",
          "notes",
          "Normal Clearing");

  /// The places of the names of a record's parts, found out once: most of what is written is names.
  private static final ClassValue<int[]> NAMES =
      new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
          return Shape.of(type).parts().stream().mapToInt(p -> COMMON.indexOf(p.name())).toArray();
        }
      };

  /// Digits of a digest.
  private static final int DIGEST = 64;

  /// A longer text is written as it is: each half costs a level of the stack.
  private static final int LONGEST_DIGEST = 4 * DIGEST;

  private final TextPlaces places = new TextPlaces(COMMON);
  private byte[] out = new byte[4096];
  private int at;
  private long lastMicros;

  /// Starts anew.
  Packing start(int version) {
    places.clear();
    at = 0;
    lastMicros = 0;
    room(1);
    out[at++] = (byte) version;
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(out, at);
  }

  private void room(int bytes) {
    if (at + bytes > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, at + bytes));
    }
  }

  private void raw(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }

  void number(long number) {
    room(10);
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7fL) != 0) {
      out[at++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out[at++] = (byte) rest;
  }

  void instant(Instant at) {
    long micros =
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    number(micros - lastMicros);
    lastMicros = micros;
  }

  void text(String text) {
    int place = places.of(text);
    if (place >= 0) {
      number(place + FIRST);
    } else if (text.length() == 36 && isUuid(text)) {
      number(UUID_TEXT);
      UUID uuid = UUID.fromString(text);
      raw(
          ByteBuffer.allocate(16)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array());
    } else if (text.length() >= DIGEST && text.length() <= LONGEST_DIGEST && isDigest(text)) {
      number(HEX);
      raw(HexFormat.of().parseHex(text, 0, DIGEST));
      text(text.substring(DIGEST));
    } else {
      number(NEW);
      byte[] bytes = text.getBytes(UTF_8);
      number(bytes.length);
      raw(bytes);
    }
  }

  private static boolean isDigest(String text) {
    return IntStream.range(0, DIGEST).allMatch(i -> isDigit(text.charAt(i)));
  }

  private static boolean isUuid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  void record(Object record) {
    List<Part> parts = Shape.of(record.getClass()).parts();
    int[] names = NAMES.get(record.getClass());
    @Nullable Object[] values = new Object[names.length];
    int set = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).value().apply(record);
      set += values[i] == null ? 0 : 1;
    }
    number(set);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        name(names[i], parts.get(i));
        value(parts.get(i), values[i]);
      }
    }
  }

  private void name(int common, Part part) {
    if (common < 0) {
      text(part.name());
    } else {
      number(common + FIRST);
    }
  }

  private void value(Part part, Object value) {
    switch (part.kind()) {
      case TEXT -> text((String) value);
      case INT, LONG -> number(((Number) value).longValue());
      case DOUBLE -> number(Double.doubleToLongBits((Double) value));
      case FLAG -> number((Boolean) value ? 1 : 0);
      case INSTANT -> instant((Instant) value);
      case WORD -> text(Shape.word((Enum<?>) value));
      case RECORD -> record(value);
      case MAP -> map((Map<?, ?>) value);
      case OTHER -> json((JsonNode) value);
      case TEXTS, RECORDS ->
          throw new IllegalStateException("Expected a fact without lists, found " + part.name());
    }
  }

  private void map(Map<?, ?> map) {
    number(map.size());
    map.forEach((key, value) -> {
      text((String) key);
      text((String) value);
    });
  }

  void json(JsonNode tree) {
    text(new String(Json.bytes(tree), UTF_8));
  }
}
