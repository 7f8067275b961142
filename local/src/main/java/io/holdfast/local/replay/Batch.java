package io.holdfast.local.replay;

import java.util.ArrayList;
import java.util.List;

/// Lines that go in one request.
///
/// @param lines in their order
/// @param offsetMicros where the first of them lies on the recording's own timeline, from its start
record Batch(List<String> lines, long offsetMicros) {
  private static final int MOST_LINES = 200;

  /// Well below the intake's limit of 1 MiB.
  private static final int MOST_CHARACTERS = 400_000;

  /// Cuts a recording into batches: at most so many lines, and no more of its time than a span.
  ///
  /// @param texts what to send for each line
  /// @param spanMicros 0 for no limit by time
  static List<Batch> cut(Recording recording, List<String> texts, long spanMicros) {
    long start = recording.firstMicros();
    List<Batch> batches = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    long opened = 0;
    long offset = 0;
    int characters = 0;
    for (int i = 0; i < texts.size(); i++) {
      long moment = recording.lines().get(i).micros();
      offset = moment == 0 ? offset : Math.max(offset, moment - start);
      boolean late = spanMicros > 0 && offset - opened > spanMicros;
      characters += texts.get(i).length();
      if (!lines.isEmpty()
          && (late || lines.size() == MOST_LINES || characters > MOST_CHARACTERS)) {
        batches.add(new Batch(List.copyOf(lines), opened));
        lines.clear();
        characters = texts.get(i).length();
        opened = offset;
      }
      lines.add(texts.get(i));
    }
    if (!lines.isEmpty()) {
      batches.add(new Batch(List.copyOf(lines), opened));
    }
    return batches;
  }
}
