package io.holdfast.callevents.rest;

import io.holdfast.callevents.rest.Pieces.Piece;
import io.holdfast.contracts.Json;
import io.holdfast.contracts.UnreadableEventException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How events stand in a body, and how each becomes a JSON object.
enum Format {
  /// One object, or an array of them.
  JSON(
      "application/json",
      "application/cloudevents+json",
      "application/cloudevents-batch+json",
      "text/event-json") {
    @Override
    void split(byte[] body, Pieces into) {
      if (isArray(body)) {
        if (!into.addItems(Json::object)) {
          throw new UnreadableEventException(
              "bad-json", "Expected an array of objects, found none that ends");
        }
      } else {
        into.add(0, body.length, Json::object);
      }
    }
  },

  /// An object a line.
  NDJSON("application/x-ndjson") {
    @Override
    void split(byte[] body, Pieces into) {
      into.addLines(Json::object);
    }

    @Override
    String mediaType() {
      return JSON.mediaType(); // of one event
    }
  },

  /// A form: one event, one field a parameter.
  FORM("application/x-www-form-urlencoded") {
    @Override
    void split(byte[] body, Pieces into) {
      into.add(0, body.length, Text::form);
    }
  },

  /// An event a line of text: `{"line": …}`.
  LINES("text/plain", "text/csv") {
    @Override
    void split(byte[] body, Pieces into) {
      into.addLines(Text::line);
    }
  },

  /// FreeSWITCH's event socket: blocks of headers, one field a header.
  BLOCKS("text/event-plain", "text/plain") {
    @Override
    void split(byte[] body, Pieces into) {
      Text.blocks(body, into);
    }
  };

  private final String mediaTypes;

  Format(String... mediaTypes) {
    this.mediaTypes = String.join(" ", mediaTypes);
  }

  /// Takes a body apart.
  ///
  /// @param most events that it may hold
  /// @throws UnreadableEventException where no event of it can be told from the next
  /// @throws io.holdfast.kit.rest.ProblemException 413 where it holds more
  List<Piece> pieces(byte[] body, int most) {
    Pieces pieces = new Pieces(body, most);
    split(body, pieces);
    return pieces.all();
  }

  abstract void split(byte[] body, Pieces into);

  /// The media type of a body that holds a single piece.
  String mediaType() {
    return mediaTypes.split(" ", -1)[0];
  }

  /// Whether a body of this content type is in this format; its parameters are passed over.
  boolean fits(String contentType) {
    int end = contentType.indexOf(';');
    String plain = end < 0 ? contentType : contentType.substring(0, end);
    return List.of(mediaTypes.split(" ", -1)).contains(plain.strip().toLowerCase(Locale.ROOT));
  }

  /// The media types of all of them.
  static String mediaTypes(List<Format> formats) {
    return formats.stream()
        .flatMap(one -> Arrays.stream(one.mediaTypes.split(" ", -1)))
        .collect(Collectors.joining(", "));
  }

  private static boolean isArray(byte[] body) {
    int at = 0;
    while (at < body.length && body[at] <= ' ' && body[at] > 0) {
      at++;
    }
    return at < body.length && body[at] == '[';
  }
}
