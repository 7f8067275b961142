package io.holdfast.callevents.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.callevents.Reading;
import io.holdfast.contracts.UnreadableEventException;
import io.holdfast.contracts.telephony.Fact;
import java.util.List;
import java.util.function.Function;

/// A request's body, taken apart into events.
final class Payload {
  /// Reason of an event that is larger than allowed.
  static final String TOO_LARGE = "too-large";

  private Payload() {}

  /// How large a request and its events may be.
  record Limits(int events, int eventBytes) {}

  /// Reads each event with the reader; one that cannot be read takes no other with it.
  ///
  /// @throws io.holdfast.kit.rest.ProblemException 413 where there are more than it may hold
  static List<Reading> read(
      byte[] body, Format format, Limits limits, Function<ObjectNode, List<Fact>> reader) {
    try {
      return format.pieces(body, limits.events).stream()
          .map(piece -> one(piece, format.mediaType(), limits.eventBytes, reader))
          .toList();
    } catch (UnreadableEventException e) {
      return List.of(new Reading.Rejected(body, format.mediaType(), e));
    }
  }

  private static Reading one(
      Pieces.Piece piece,
      String mediaType,
      int maxEventBytes,
      Function<ObjectNode, List<Fact>> reader) {
    return Reading.of(
        () -> {
          requireSmall(piece.bytes(), maxEventBytes);
          return reader.apply(piece.event());
        },
        piece::raw,
        mediaType);
  }

  private static void requireSmall(int bytes, int most) {
    if (bytes > most) {
      throw new UnreadableEventException(
          TOO_LARGE, "Expected at most " + most + " bytes, found " + bytes);
    }
  }
}
