package io.holdfast.callback.domain;

import java.time.Duration;

/// When a promise falls due, and what ends it.
///
/// @param dueAfter from the drop to the first dial
/// @param settle from booking to the first moment of a dial, so that stragglers can correct the end
/// @param lastFor from booking to the moment after which nobody is called any more
/// @param maxAge an end that is longer ago than this books nothing, and is not dialled for
/// @param leastTalk the shortest talk with an agent that takes a promise's ground away
public record PromiseTerms(
    Duration dueAfter, Duration settle, Duration lastFor, Duration maxAge, Duration leastTalk) {

  /// How far back the calls of one caller can still bear on each other: a promise is opened again
  /// within `maxAge` of its drop, and the one that covered it may be as much older, and its life
  /// long.
  public Duration horizon() {
    return maxAge.multipliedBy(2).plus(lastFor);
  }
}
