package io.holdfast.callevents.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The end of a log whose lines stand in the order of their times.
final class LogTail {
  private static final int STEP = 1 << 20;

  private LogTail() {}

  /// Reads from a line on that is older than `from`; the whole log where there is none. However
  /// long the log, only its end is looked at.
  ///
  /// @param timeOf the time of a line; empty where it has none
  static BufferedReader open(Path log, Instant from, Function<String, Optional<Instant>> timeOf)
      throws IOException {
    RandomAccessFile file = new RandomAccessFile(log.toFile(), "r");
    try {
      long start = file.length();
      do {
        start = Math.max(0, start - STEP);
      } while (start > 0 && !isOlder(file, start, from, timeOf));
      file.seek(start);
      if (start > 0) {
        file.readLine(); // the rest of a line
      }
      return new BufferedReader(
          new InputStreamReader(Channels.newInputStream(file.getChannel()), UTF_8));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static boolean isOlder(
      RandomAccessFile file, long start, Instant from, Function<String, Optional<Instant>> timeOf)
      throws IOException {
    file.seek(start);
    file.readLine(); // the rest of a line
    String line = file.readLine();
    return line != null && timeOf.apply(line).filter(at -> at.isBefore(from)).isPresent();
  }
}
