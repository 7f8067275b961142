package io.holdfast.local.importing;

import java.util.List;

/// One thing that stands in a file: a row, a line, a record.
///
/// @param line of the file on which it begins, from 1
/// @param counted what it counts as, such as `answered`; the counts of all entries add up to what
///   was read
/// @param also further words that hold of it, such as `queued`
/// @param lines what to send for it, one event a line; none where it is skipped
/// @param trouble what is wrong with it, for a person; empty where nothing is
record Entry(long line, String counted, List<String> also, List<String> lines, String trouble) {
  /// What lines of a log count as: they are sent as they stand in the file.
  static final String LINES = "lines";

  /// A line that is sent as it came.
  static Entry asItCame(long line, String counted, String text) {
    return new Entry(line, counted, List.of(), List.of(text), "");
  }

  /// What is not sent, and why.
  ///
  /// @param trouble the same with what was found, and in which column
  static Entry skipped(long line, String why, String trouble) {
    return new Entry(line, "skipped: " + why, List.of(), List.of(), trouble);
  }
}
