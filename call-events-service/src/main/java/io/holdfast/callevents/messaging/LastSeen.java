package io.holdfast.callevents.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Up to when a switch was heard, by its own clock; kept on disk, so that a restart of ours knows
/// what it missed. Without the file only gaps of the running service are known.
final class LastSeen {
  private static final Logger LOG = Logger.getLogger(LastSeen.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Path file;
  private @Nullable Instant at;
  private @Nullable Instant written;
  private boolean held;

  LastSeen(Path file) {
    this.file = file;
    try {
      at = Instant.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      LOG.debugf("%s has never been heard", file.getFileName());
    } catch (IOException | DateTimeParseException e) {
      LOG.warnf(
          "Expected an instant in %s, found %s: a gap before this start is not told", file, e);
    }
  }

  @Nullable Instant at() {
    return at;
  }

  /// @param whole whether nothing before it is still to be caught up with
  void hear(Instant now, boolean whole) {
    at = at == null || now.isAfter(at) ? now : at;
    if (!whole) {
      held = true;
      return;
    }
    held = false;
    if (written == null || Duration.between(written, at).compareTo(EVERY) >= 0) {
      write();
    }
  }

  /// Writes the newest, too; unless a gap is not closed yet, which a restart must find again.
  void write() {
    Instant newest = at;
    if (held || newest == null || newest.equals(written)) {
      return;
    }
    written = newest;
    try {
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, newest + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warnf("Expected to write %s, could not: %s", file, e);
    }
  }
}
