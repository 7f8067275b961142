package io.holdfast.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.contracts.Shape.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the plain form of our records from bytes, in one pass and without a tree.
///
/// It knows nothing of errors: wherever it meets anything that is not plain (a field that it does
/// not know, an escape, bad UTF-8, a value of another kind, a repeated field, something missing) it
/// gives up with [Odd], and the way through [Json] decides what it is.
final class JsonScan {
  private static final int LONGEST_KEPT = 32;

  /// Texts that come again and again, such as queues and agents, by their hash.
  private final @Nullable String[] recent = new String[1024];

  private byte[] in = new byte[0];
  private int at;
  private int textFrom;
  private int textTo;

  void start(byte[] bytes) {
    in = bytes;
    at = 0;
  }

  private int next() {
    while (at < in.length) {
      byte b = in[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
      at++;
    }
    throw new Odd();
  }

  void expect(char mark) {
    if (next() != mark) {
      throw new Odd();
    }
    at++;
  }

  /// Whether another member or item follows; the closing mark is taken.
  boolean more(char closing, boolean first) {
    int b = next();
    if (b == closing) {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
      next();
    }
    return true;
  }

  void end() {
    while (at < in.length) {
      byte b = in[at++];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        throw new Odd();
      }
    }
  }

  /// The place of the part whose name stands here, or -1; its name and colon are taken.
  int name(List<Part> parts, int likely) {
    int count = parts.size();
    for (int i = 0; i < count; i++) {
      int place = likely + i < count ? likely + i : likely + i - count;
      byte[] opening = parts.get(place).opening();
      int to = at + opening.length;
      // the quotes are the same in all names: the second letter and the last mark tell most apart
      if (to <= in.length
          && in[at + 1] == opening[1]
          && in[to - 1] == ':'
          && Arrays.equals(in, at, to, opening, 0, opening.length)) {
        at = to;
        return place;
      }
    }
    return -1;
  }

  @Nullable Object value(Part part) {
    int b = next();
    if (b == 'n') {
      literal("null");
      if (part.required()) {
        throw new Odd();
      }
      return null;
    }
    return switch (part.kind()) {
      case TEXT -> part.isId() ? ownText() : text();
      case INT -> {
        long number = integer();
        if (number != (int) number) {
          throw new Odd();
        }
        yield (int) number;
      }
      case LONG -> integer();
      case FLAG -> flag(b);
      case INSTANT -> instant();
      case WORD -> known(part.words().get(text()));
      case RECORD -> object(Shape.of(part.type()));
      case MAP -> map();
      case DOUBLE, TEXTS, RECORDS, OTHER -> throw new Odd();
    };
  }

  private static Object known(@Nullable Object value) {
    if (value == null) {
      throw new Odd();
    }
    return value;
  }

  Object object(Shape shape) {
    expect('{');
    List<Part> parts = shape.parts();
    @Nullable Object[] values = new Object[parts.size()];
    long seen = 0;
    for (int last = -1; more('}', last < 0); ) {
      last = name(parts, last + 1);
      if (last < 0 || (seen & (1L << last)) != 0) {
        throw new Odd();
      }
      seen |= 1L << last;
      values[last] = value(parts.get(last));
    }
    return create(shape, values, seen);
  }

  static Object create(Shape shape, @Nullable Object[] values, long seen) {
    List<Part> parts = shape.parts();
    for (int i = 0; i < values.length; i++) {
      if ((seen & (1L << i)) == 0 && parts.get(i).required()) {
        throw new Odd();
      }
    }
    return shape.create(values);
  }

  private Map<String, String> map() {
    expect('{');
    Map<String, String> map = new LinkedHashMap<>(4);
    for (boolean first = true; more('}', first); first = false) {
      String key = text();
      expect(':');
      next();
      if (map.put(key, text()) != null) {
        throw new Odd();
      }
    }
    return map;
  }

  private boolean flag(int first) {
    literal(first == 't' ? "true" : "false");
    return first == 't';
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at >= in.length || in[at++] != word.charAt(i)) {
        throw new Odd();
      }
    }
  }

  private long integer() {
    boolean minus = in[at] == '-';
    int from = minus ? at + 1 : at;
    long number = 0;
    int i = from;
    for (; i < in.length && in[i] >= '0' && in[i] <= '9'; i++) {
      number = number * 10 + in[i] - '0';
    }
    boolean plain = i > from && i - from <= 18 && (in[from] != '0' || (i == from + 1 && !minus));
    if (!plain || (i < in.length && (in[i] == '.' || in[i] == 'e' || in[i] == 'E'))) {
      throw new Odd();
    }
    at = i;
    return minus ? -number : number;
  }

  private Instant instant() {
    slice();
    return (Instant) known(Instants.parse(in, textFrom, textTo));
  }

  /// Where the text read last begins.
  int lastText() {
    return textFrom;
  }

  /// Whether the next mark is this one; it is not taken.
  boolean startsWith(char mark) {
    return next() == mark;
  }

  /// Whether the texts that begin there are the same to the letter.
  boolean isSameText(int one, int other) {
    int i = 0;
    while (in[one + i] == in[other + i] && in[one + i] != '"') {
      i++;
    }
    return in[one + i] == in[other + i];
  }

  /// Whether the text that begins there, and the mark after it, are these bytes and a quote.
  boolean isText(int from, byte[] other) {
    int to = from + other.length;
    return to < in.length && in[to] == '"' && Arrays.equals(in, from, to, other, 0, other.length);
  }

  private boolean slice() {
    if (in[at] != '"') {
      throw new Odd();
    }
    int all = 0;
    int i = ++at;
    for (; i < in.length && in[i] != '"'; i++) {
      byte b = in[i];
      if (b == '\\' || (b >= 0 && b < ' ')) {
        throw new Odd();
      }
      all |= b;
    }
    if (i == in.length) {
      throw new Odd();
    }
    textFrom = at;
    textTo = i;
    at = i + 1;
    return all >= 0;
  }

  /// A text that hardly comes again, such as an id: it would only drive out those that do.
  private String ownText() {
    boolean ascii = slice();
    int length = textTo - textFrom;
    if (ascii) {
      return new String(in, textFrom, length, ISO_8859_1);
    }
    String text = new String(in, textFrom, length, UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      throw new Odd();
    }
    return text;
  }

  String text() {
    int from = at;
    boolean ascii = slice();
    int length = textTo - textFrom;
    if (!ascii || length > LONGEST_KEPT) {
      at = from;
      return ownText();
    }
    int hash = length;
    for (int i = textFrom; i < textTo; i++) {
      hash = hash * 31 + in[i];
    }
    int place = (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (recent.length - 1);
    String kept = recent[place];
    if (kept == null || !isHere(kept, length)) {
      kept = new String(in, textFrom, length, ISO_8859_1);
      recent[place] = kept;
    }
    return kept;
  }

  private boolean isHere(String kept, int length) {
    if (kept.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (kept.charAt(i) != in[textFrom + i]) {
        return false;
      }
    }
    return true;
  }
}
