package io.holdfast.callevents;

import java.util.List;

/// Answer of the intake (contract section 8). `accepted`, `ignored` and `rejected` count what came,
/// `facts` what was produced, `duplicates` repeats within the request.
public record IntakeAnswer(
    int accepted, int ignored, int duplicates, int facts, List<Rejection> rejected) {

  /// An event that could not be read.
  ///
  /// @param index its place in the request, from 0
  public record Rejection(int index, String reason, String detail) {}
}
