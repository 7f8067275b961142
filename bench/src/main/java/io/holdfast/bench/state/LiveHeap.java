package io.holdfast.bench.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bench.machine.AtExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a JVM holds on to, seen from outside.
final class LiveHeap {
  private static final double MEBIBYTE = 1 << 20;
  private static final double KIBIBYTES = 1 << 10;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  private LiveHeap() {}

  /// Live objects after a full collection, by `jcmd`. Never of this process itself: it would have
  /// to read the answer while it stands still for it.
  static double mebibytes(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return number(TOTAL, output) / MEBIBYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw AtExit.stopped(e);
    }
  }

  /// What the process takes of the machine.
  static double residentMebibytes(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return number(RESIDENT, status) / KIBIBYTES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long number(Pattern pattern, String text) {
    return Stream.of(text)
        .flatMap(t -> pattern.matcher(t).results())
        .map((MatchResult found) -> Long.valueOf(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected " + pattern + " in " + text));
  }
}
