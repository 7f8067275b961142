package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.rest.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The events of a body, as places in it: each is read when its turn comes, so that a request costs
/// little more than its own bytes.
final class Pieces {
  private final byte[] body;
  private final int most;
  private final List<Piece> found = new ArrayList<>();

  /// @param most events that a request may hold
  Pieces(byte[] body, int most) {
    this.body = body;
    this.most = most;
  }

  /// One event of a body.
  ///
  /// @param reader makes an object of its bytes, which is not to be changed; throws where it cannot
  record Piece(byte[] body, int from, int to, Function<byte[], ObjectNode> reader) {
    int bytes() {
      return to - from;
    }

    /// As it came.
    byte[] raw() {
      return from == 0 && to == body.length ? body : Arrays.copyOfRange(body, from, to);
    }

    ObjectNode event() {
      return reader.apply(raw());
    }
  }

  /// @throws ProblemException 413 `too-many-events`
  void add(int from, int to, Function<byte[], ObjectNode> reader) {
    if (found.size() == most) {
      throw new ProblemException(
          413,
          "too-many-events",
          "Expected at most %d events in a request, found more".formatted(most));
    }
    found.add(new Piece(body, from, to, reader));
  }

  List<Piece> all() {
    return found;
  }

  /// Lines that are not blank, without their ends.
  void addLines(Function<byte[], ObjectNode> reader) {
    int start = 0;
    boolean blank = true;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        if (!blank) {
          add(start, body[i - 1] == '\r' ? i - 1 : i, reader);
        }
        start = i + 1;
        blank = true;
      } else {
        blank &= isSpace(body[i]);
      }
    }
  }

  /// The items of a JSON array, told apart by their marks alone.
  ///
  /// @return false where the body is none, or does not end as one: then nothing is added that
  ///   counts
  boolean addItems(Function<byte[], ObjectNode> reader) {
    int at = skipSpaces(0);
    if (at == body.length || body[at] != '[') {
      return false;
    }
    int start = at + 1;
    if (skipSpaces(start) < body.length && body[skipSpaces(start)] == ']') {
      return skipSpaces(skipSpaces(start) + 1) == body.length;
    }
    int depth = 0;
    boolean inText = false;
    for (int i = start; i < body.length; i++) {
      byte b = body[i];
      if (inText) {
        inText = b != '"';
        i += b == '\\' ? 1 : 0;
      } else if (b == '"') {
        inText = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (depth > 0 && (b == '}' || b == ']')) {
        depth--;
      } else if (depth == 0 && (b == ',' || b == ']')) {
        add(start, i, reader);
        start = i + 1;
        if (b == ']') {
          return skipSpaces(start) == body.length;
        }
      }
    }
    return false;
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
