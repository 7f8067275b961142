package io.holdfast.local.importing;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A log: each line is an event, as it came. Empty lines are none.
final class LinesOfFile implements Entries {
  private final BufferedReader reader;
  private long number;

  LinesOfFile(BufferedReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        return Entry.asItCame(number, Entry.LINES, line);
      }
    }
    return null;
  }
}
