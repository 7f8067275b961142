package io.holdfast.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `truth.tsv`: a heading, then what really happened, a call a line.
public final class TruthFile implements AutoCloseable {
  private final BufferedWriter out;
  private long calls;

  /// Opens it, and overwrites what was there.
  public TruthFile(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    this.out = Files.newBufferedWriter(file);
    out.write(TruthRow.HEADING + "\n");
  }

  /// Writes a call.
  public void add(Truth call) throws IOException {
    out.write(TruthRow.of(call) + "\n");
    calls++;
  }

  long calls() {
    return calls;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
