package io.holdfast.local.importing;

import java.util.List;

/// One thing that stands in a file: a row, a line, a record.
///
/// @param counted what it counts as, such as `answered`; the counts of all entries add up to what
///   was read
/// @param also further words that hold of it, such as `queued`
/// @param lines what to send for it, one event a line; none where it is skipped
record Entry(String counted, List<String> also, List<String> lines) {

  /// A line that is sent as it came.
  static Entry asItCame(String counted, String line) {
    return new Entry(counted, List.of(), List.of(line));
  }

  /// What is not sent, and why.
  static Entry skipped(String why) {
    return new Entry("skipped: " + why, List.of(), List.of());
  }
}
