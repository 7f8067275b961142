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

  /// Reads each event with the reader; one that cannot be read takes no other with it.
  ///
  /// @param maxEventBytes largest event
  static List<Reading> read(
      byte[] body, Format format, int maxEventBytes, Function<ObjectNode, List<Fact>> reader) {
    List<Format.Piece> pieces;
    try {
      pieces = format.pieces(body);
    } catch (UnreadableEventException e) {
      return List.of(new Reading.Rejected(body, format.mediaType(), e));
    }
    return pieces.stream()
        .map(piece -> one(piece, format.mediaType(), maxEventBytes, reader))
        .toList();
  }

  private static Reading one(
      Format.Piece piece,
      String mediaType,
      int maxEventBytes,
      Function<ObjectNode, List<Fact>> reader) {
    try {
      if (piece.atMost() > maxEventBytes) {
        requireSmall(piece.raw().get().length, maxEventBytes);
      }
      return new Reading.Facts(reader.apply(piece.event().get()));
    } catch (UnreadableEventException e) {
      return new Reading.Rejected(piece.raw().get(), mediaType, e);
    }
  }

  private static void requireSmall(int bytes, int most) {
    if (bytes > most) {
      throw new UnreadableEventException(
          TOO_LARGE, "Expected at most " + most + " bytes, found " + bytes);
    }
  }
}
