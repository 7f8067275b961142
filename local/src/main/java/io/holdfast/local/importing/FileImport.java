package io.holdfast.local.importing;

import io.holdfast.local.Progress;
import io.holdfast.local.importing.Format.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// A file, what it holds, and where it goes.
///
/// @param state directory in which it is written down how far imports are
public record FileImport(Path file, Format format, Settings settings, Path state) {
  private static final int NAME_LENGTH = 16;
  private static final int AHEAD = 1024;

  /// Sends what was not sent before, with a bar of progress, and reports.
  ///
  /// @param again from the start, whatever was sent before
  public void run(boolean again, Progress progress) throws IOException, InterruptedException {
    Path notes = state.resolve(name() + ".json");
    Done before = again ? Done.NOTHING : Done.read(notes);
    if (before.finished()) {
      progress.said("Imported already (" + notes + "); --again sends it again. It was:");
      Report.lines(before).forEach(progress::said);
      return;
    }
    if (before.entries() > 0) {
      progress.said("Goes on after the first %,d".formatted(before.entries()));
    }
    try (ImportFile opened = ImportFile.open(file)) {
      var intake = format.intake(settings, isJson(opened.reader())).telling(progress::now);
      var importing = new Importing(intake, notes, before, progress);
      Done done = importing.run(opened, format.entries(opened.reader(), settings));
      Report.lines(done).forEach(progress::said);
    }
  }

  /// The same content to the same place is the same import.
  private String name() throws IOException {
    return format
        + "-"
        + settings.tenant()
        + "-"
        + settings.source()
        + "-"
        + settings.url().getHost()
        + "-"
        + settings.url().getPort()
        + "-"
        + ImportFile.digest(file).substring(0, NAME_LENGTH);
  }

  private static boolean isJson(BufferedReader reader) throws IOException {
    reader.mark(AHEAD);
    int first = reader.read();
    while (Character.isWhitespace(first)) {
      first = reader.read();
    }
    reader.reset();
    return first == '{';
  }
}
