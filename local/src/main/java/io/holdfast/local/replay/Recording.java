package io.holdfast.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The events of a switch as they came, one a line. Lines that are no JSON object are kept: what
/// becomes of them is the intake's to say.
///
/// @param lines in the order in which they came
public record Recording(List<Line> lines) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /// Reads a file, plain or gzipped.
  public static Recording read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /// Reads a recording that comes with Holdfast, such as `shift-a.jsonl.gz`.
  public static Recording bundled(String name) throws IOException {
    String path = "/recordings/" + name;
    try (InputStream in = Recording.class.getResourceAsStream(path)) {
      return read(Objects.requireNonNull(in, path));
    }
  }

  private static Recording read(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean zipped = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    InputStream plain = zipped ? new GZIPInputStream(buffered) : buffered;
    return of(new BufferedReader(new InputStreamReader(plain, UTF_8)).lines().toList());
  }

  /// A recording of these lines; empty ones are left out.
  public static Recording of(List<String> lines) {
    return new Recording(lines.stream().filter(l -> !l.isBlank()).map(Line::parse).toList());
  }

  /// The last moment that a line tells, microseconds since 1970; 0 where no line has a time.
  public long lastMicros() {
    return lines.stream().mapToLong(Line::micros).max().orElse(0);
  }

  /// The first moment that a line tells; 0 where no line has a time.
  public long firstMicros() {
    return lines.stream().mapToLong(Line::micros).filter(m -> m > 0).min().orElse(0);
  }
}
